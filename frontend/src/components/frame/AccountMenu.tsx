"use client";

import { Icon } from "@/components/ui/Icon";
import { useAuth } from "@/providers/AuthProvider";
import { AccountLinks } from "./AccountLinks";
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

/** Who is signed in, and what belongs to the person rather than to the todos. */
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
        <AccountLinks onFollow={closeMenu} />
      </div>
    </div>
  );
}
