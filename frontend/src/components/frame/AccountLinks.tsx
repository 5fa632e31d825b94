"use client";

import Link from "next/link";
import { useState } from "react";
import { Icon } from "@/components/ui/Icon";
import styles from "./AccountLinks.module.css";
import { leave, useUnsaved } from "./Leave";
import { openOverlay } from "./Overlay";

function SignOutButton({ onFollow }: { onFollow: () => void }) {
  const unsaved = useUnsaved();
  const [pending, setPending] = useState(false);
  async function go(): Promise<void> {
    setPending(true);
    await leave();
    setPending(false);
  }
  return (
    <button
      aria-disabled={pending || undefined}
      className={styles.item}
      onClick={() => {
        if (unsaved > 0) {
          onFollow();
          openOverlay({ kind: "sign-out" });
        } else if (!pending) {
          void go();
        }
      }}
      type="button"
    >
      <Icon name="leave" />
      Sign out
    </button>
  );
}

type AccountLinksProps = { className?: string | undefined; onFollow: () => void };

/** What belongs to the person rather than to the todos. */
export function AccountLinks({ className, onFollow }: AccountLinksProps) {
  return (
    <div className={className}>
      <Link className={styles.item} href="/settings" onClick={onFollow}>
        <Icon name="settings" />
        Settings
      </Link>
      <button
        className={styles.item}
        data-keyboard
        onClick={() => {
          onFollow();
          openOverlay({ kind: "shortcuts" });
        }}
        type="button"
      >
        <Icon name="keyboard" />
        Keyboard shortcuts
      </button>
      <SignOutButton onFollow={onFollow} />
    </div>
  );
}
