"use client";

import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { leave, useUnsaved } from "./Leave";
import styles from "./SignOutDialog.module.css";

/** Signing out forgets everything on this device, also what the server does not have yet. */
export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const unsaved = useUnsaved();
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
          Changes that the server does not have: {unsaved}. Signing out removes everything from this
          device.
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
