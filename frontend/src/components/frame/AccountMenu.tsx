"use client";

import Link from "next/link";
import { useState } from "react";
import { Icon } from "@/components/ui/Icon";
import { signOut } from "@/lib/auth";
import { notify } from "@/lib/notices";
import { useAuth } from "@/providers/AuthProvider";
import styles from "./AccountMenu.module.css";

const MENU_ID = "account-menu";

function closeMenu(): void {
  document.getElementById(MENU_ID)?.hidePopover();
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return letters.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}

function SignOutButton() {
  const [pending, setPending] = useState(false);
  async function leave(): Promise<void> {
    setPending(true);
    const result = await signOut();
    setPending(false);
    if (!result.ok) {
      notify({ kind: "error", text: result.message });
    }
  }
  return (
    <button
      aria-disabled={pending || undefined}
      className={styles.item}
      onClick={() => {
        if (!pending) {
          void leave();
        }
      }}
      type="button"
    >
      <Icon name="leave" />
      Sign out
    </button>
  );
}

/** Who is signed in, and the two places that belong to the person rather than to the list. */
export function AccountMenu() {
  const auth = useAuth();
  if (auth.status !== "signed-in") {
    return <div className={styles.placeholder} />;
  }
  const { name, email } = auth.user;
  return (
    <div className={styles.account}>
      <button className={styles.trigger} popoverTarget={MENU_ID} type="button">
        <span aria-hidden="true" className={styles.avatar}>
          {initials(name)}
        </span>
        <span className="visually-hidden">Account menu, </span>
        <span className={styles.name}>{name}</span>
        <Icon className={styles.chevron} name="chevron" />
      </button>
      <div className={styles.menu} id={MENU_ID} popover="auto">
        <p className={styles.who}>
          <strong>{name}</strong>
          <span>{email}</span>
        </p>
        <Link className={styles.item} href="/settings" onClick={closeMenu}>
          <Icon name="settings" />
          Settings
        </Link>
        <SignOutButton />
      </div>
    </div>
  );
}
