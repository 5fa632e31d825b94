"use client";

import { announce } from "@/components/ui/Announcer";
import { Picker, type PickerOption } from "@/components/ui/Picker";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import type { Snapshot, Todo } from "@/lib/replica/types";
import { byName } from "@/lib/views/collections";

/** All labels in order; `stateOf` says whether all, some or none of the todos have one. */
export function labelOptions(
  labels: Snapshot["labels"],
  stateOf: (labelId: string) => PickerOption["isChecked"],
): PickerOption[] {
  return byName(labels.values()).map(({ id, name, color }) => ({
    id,
    name,
    color,
    icon: "tag",
    isChecked: stateOf(id),
  }));
}

type LabelPickerProps = {
  anchor: HTMLElement;
  ids: readonly string[];
  todos: readonly Todo[];
  onClose: () => void;
};

/** Puts labels on todos and takes them off; stays open, because there can be several. */
export function LabelPicker({ anchor, ids, todos, onClose }: LabelPickerProps) {
  const { labels } = useSnapshot();
  const { addLabel, setLabels } = useActions();

  function stateOf(labelId: string): PickerOption["isChecked"] {
    const count = todos.filter(({ label_ids }) => label_ids.includes(labelId)).length;
    return count === 0 ? false : count === todos.length || "mixed";
  }

  function toggle(labelId: string): void {
    const name = labels.get(labelId)?.name ?? "";
    if (stateOf(labelId) === true) {
      setLabels(ids, [], [labelId]);
      announce(`Without the label ${name}`);
    } else {
      setLabels(ids, [labelId], []);
      announce(`With the label ${name}`);
    }
  }

  return (
    <Picker
      anchor={anchor}
      createText={(name) => `New label “${name}”`}
      isMultiple
      label="Labels"
      onClose={onClose}
      onCreate={(name) => setLabels(ids, [addLabel({ name, color: null })], [])}
      onPick={toggle}
      options={labelOptions(labels, stateOf)}
      placeholder="Find or make a label"
    />
  );
}
