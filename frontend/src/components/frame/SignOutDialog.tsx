"use client";

import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useSync } from "@/lib/replica/hooks";
import { leave } from "./Leave";
import styles from "./SignOutDialog.module.css";

/** Signing out forgets everything on this device, also what the server does not have yet. */
export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const { unsent } = useSync();
  const [pending, setPending] = useState(false);
  async function go(): Promise<void> {
    setPending(true);
    await leave();
    onClose();
  }
  return (
    <Dialog onClose={onClose} title="Sign out and lose changes?">
      <div className={styles.content}>
        <p>
          {unsent === 1 ? "One change has" : `${unsent} changes have`} not reached the server yet.
          Signing out removes everything from this device, and then they are lost.
        </p>
        <div className={styles.actions}>
          <Button onClick={(event) => event.currentTarget.closest("dialog")?.close()}>
            Stay signed in
          </Button>
          <Button
            aria-disabled={pending || undefined}
            onClick={() => {
              if (!pending) {
                void go();
              }
            }}
            variant="danger"
          >
            Sign out anyway
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
