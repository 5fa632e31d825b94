"use client";

import { useState } from "react";
import styles from "@/components/todo/TodoList.module.css";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { FormAlert } from "@/components/ui/FormAlert";
import { api } from "@/lib/api";
import { sentence } from "@/lib/errors";
import { notify } from "@/lib/notices";

type EmptyTrashDialogProps = { onClose: () => void; onEmptied: () => void };

/** The one thing that cannot be undone, hence the one question. */
export function EmptyTrashDialog({ onClose, onEmptied }: EmptyTrashDialogProps) {
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function empty(): Promise<void> {
    setPending(true);
    setFailure(null);
    try {
      await api("delete", "/api/v1/trash", {});
      notify({ kind: "info", text: "The trash is empty." });
      onEmptied();
    } catch (error) {
      setPending(false);
      setFailure(sentence(error));
    }
  }

  return (
    <Dialog onClose={onClose} title="Empty the trash?">
      <p>What is in it is deleted for good. This cannot be undone.</p>
      <FormAlert message={failure} />
      <div className={styles.answers}>
        <Button
          aria-disabled={isPending || undefined}
          onClick={() => {
            if (!isPending) {
              void empty();
            }
          }}
          variant="danger"
        >
          {isPending ? "Deleting…" : "Delete for good"}
        </Button>
        <Button onClick={onClose}>Keep</Button>
      </div>
    </Dialog>
  );
}
