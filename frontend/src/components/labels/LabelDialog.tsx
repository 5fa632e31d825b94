"use client";

import { useState } from "react";
import { freshColor } from "@/components/lists/Colors";
import { Gone } from "@/components/lists/Gone";
import { NameAndColor } from "@/components/lists/NameAndColor";
import { changeOf, type NameAndColorValues, valuesOf } from "@/components/lists/NameAndColorValues";
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
  const [before] = useState(() =>
    valuesOf(
      labelId === null ? undefined : labels.get(labelId),
      freshColor(all.map(({ color }) => color)),
    ),
  );

  function check(name: string): string | null {
    const isTaken = all.some(
      (other) => other.id !== labelId && other.name.toLowerCase() === name.toLowerCase(),
    );
    return isTaken ? "There is already a label with this name. You can merge the two." : null;
  }

  function save(values: NameAndColorValues): void {
    if (labelId === null) {
      goTo({ kind: "label", id: actions.addLabel(values) });
    } else {
      actions.changeLabel(labelId, changeOf(before, values));
    }
  }

  if (labelId !== null && !labels.has(labelId)) {
    return <Gone name={before.name} onClose={onClose} />;
  }
  return (
    <Dialog onClose={onClose} title={labelId === null ? "New label" : "Label"}>
      <NameAndColor
        before={before}
        check={check}
        longest={LONGEST_NAME}
        onSave={save}
        submitText={labelId === null ? "Create" : "Save"}
      />
    </Dialog>
  );
}
