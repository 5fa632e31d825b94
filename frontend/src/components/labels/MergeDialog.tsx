"use client";

import { type SubmitEvent, useId } from "react";
import styles from "@/components/lists/NameAndColor.module.css";
import { HEADING_ID } from "@/components/todo/Focus";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { catchFocus } from "@/components/ui/LostFocus";
import { Select } from "@/components/ui/Select";
import { text } from "@/components/ui/Submit";
import { useCurrentView, useGoTo } from "@/components/views/CurrentView";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import { byName } from "@/lib/views/collections";

type MergeDialogProps = { labelId: string; onClose: () => void };

/** Two labels that mean the same become one. */
export function MergeDialog({ labelId, onClose }: MergeDialogProps) {
  const { labels } = useSnapshot();
  const actions = useActions();
  const view = useCurrentView();
  const goTo = useGoTo();
  const intoId = useId();
  const label = labels.get(labelId);
  const others = byName(labels.values()).filter(({ id }) => id !== labelId);

  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const into = text(new FormData(event.currentTarget), "into");
    event.currentTarget.closest("dialog")?.close();
    actions.mergeLabel(labelId, into);
    catchFocus(`#${HEADING_ID}`);
    if (view?.kind === "label" && view.id === labelId) {
      goTo({ kind: "label", id: into });
    }
  }

  return (
    <Dialog onClose={onClose} title={`Merge “${label?.name ?? ""}”`}>
      <form className={styles.form} onSubmit={onSubmit}>
        <p className={styles.lead}>
          Every todo with this label gets the other one instead, and this label is gone. You can
          undo it.
        </p>
        <Select
          id={intoId}
          label="Into"
          name="into"
          options={others.map(({ id, name }) => ({ value: id, name }))}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="primary">
            Merge
          </Button>
          <Button
            onClick={(event) => event.currentTarget.closest("dialog")?.close()}
            variant="quiet"
          >
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
