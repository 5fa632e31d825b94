"use client";

import { Picker, type PickerOption } from "@/components/ui/Picker";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import { shelve } from "@/lib/views/collections";

const INBOX = "inbox";

type ListPickerProps = {
  anchor: HTMLElement;
  /** Where the todos are now; null is the inbox. */
  listIds: ReadonlySet<string | null>;
  onPick: (listId: string | null) => void;
  onClose: () => void;
  label?: string;
};

/** The inbox and all lists in use, to choose one or to make it. */
export function ListPicker({ anchor, listIds, onPick, onClose, label }: ListPickerProps) {
  const { lists } = useSnapshot();
  const { addList } = useActions();
  const options = shelve(lists).active.map(
    ({ id, name, color }): PickerOption => ({
      id,
      name,
      color,
      icon: "list",
      isChecked: listIds.has(id) && listIds.size === 1,
    }),
  );
  const inbox: PickerOption = {
    id: INBOX,
    name: "Inbox",
    icon: "inbox",
    isChecked: listIds.has(null) && listIds.size === 1,
  };
  return (
    <Picker
      anchor={anchor}
      createText={(name) => `New list “${name}”`}
      label={label ?? "Move to list"}
      onClose={onClose}
      onCreate={(name) => onPick(addList({ name, color: null }))}
      onPick={(id) => onPick(id === INBOX ? null : id)}
      options={[inbox, ...options]}
      placeholder="Find or make a list"
    />
  );
}
