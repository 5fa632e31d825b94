"use client";

import { freshColor } from "@/components/lists/Colors";
import { NameAndColor, type NameAndColorValues } from "@/components/lists/NameAndColor";
import { Dialog } from "@/components/ui/Dialog";
import { useGoTo } from "@/components/views/CurrentView";
import { useActions, useSnapshot } from "@/lib/replica/hooks";

const LONGEST_NAME = 60;

type LabelDialogProps = {
  /** null for a new label. */
  labelId: string | null;
  onClose: () => void;
};

export function LabelDialog({ labelId, onClose }: LabelDialogProps) {
  const { labels } = useSnapshot();
  const actions = useActions();
  const goTo = useGoTo();
  const all = [...labels.values()];
  const label = labelId === null ? undefined : labels.get(labelId);

  function check(name: string): string | null {
    const isTaken = all.some(
      (other) => other.id !== labelId && other.name.toLowerCase() === name.toLowerCase(),
    );
    return isTaken ? "There is already a label with this name. You can merge the two." : null;
  }

  function save(values: NameAndColorValues): void {
    if (label === undefined) {
      goTo({ kind: "label", id: actions.addLabel(values) });
    } else if (values.name !== label.name || values.color !== label.color) {
      actions.changeLabel(label.id, values);
    }
  }

  return (
    <Dialog onClose={onClose} title={label === undefined ? "New label" : "Label"}>
      <NameAndColor
        check={check}
        color={label?.color ?? freshColor(all.map(({ color }) => color))}
        longest={LONGEST_NAME}
        name={label?.name ?? ""}
        onSave={save}
        submitText={label === undefined ? "Create" : "Save"}
      />
    </Dialog>
  );
}
