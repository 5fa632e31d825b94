"use client";

import { labelOptions } from "@/components/todo/LabelPicker";
import { useList } from "@/components/todo/ListContext";
import { ListPicker } from "@/components/todo/ListPicker";
import { priorityChoice } from "@/components/todo/PriorityChoice";
import { Menu } from "@/components/ui/Menu";
import { Picker } from "@/components/ui/Picker";
import { useActions } from "@/lib/replica/hooks";
import type { Todo } from "@/lib/replica/types";
import type { EditorPopup } from "./EditorChips";
import { EditorDate } from "./EditorDate";
import type { EditorValues } from "./EditorValues";

type EditorPopupsProps = {
  popup: EditorPopup;
  anchor: HTMLElement;
  todo: Todo;
  values: EditorValues;
  onChange: (part: Partial<EditorValues>) => void;
  onClose: () => void;
};

/** What changes one of the chips; nothing is sent before the editor is saved. */
export function EditorPopups(props: EditorPopupsProps) {
  const { popup, anchor, values, onChange, onClose } = props;
  const { labels } = useList();
  const { addLabel } = useActions();
  const { listId, labelIds, priority } = values;

  function toggleLabel(id: string): void {
    const rest = labelIds.filter((other) => other !== id);
    onChange({ labelIds: rest.length < labelIds.length ? rest : [...labelIds, id] });
  }

  switch (popup) {
    case "date":
      return <EditorDate {...props} />;
    case "priority": {
      const choice = priorityChoice([{ priority }], (value) => onChange({ priority: value }));
      return (
        <Menu
          align="start"
          anchor={anchor}
          entries={[{ ...choice, layout: "list" }]}
          label="Priority"
          onClose={onClose}
        />
      );
    }
    case "list":
      return (
        <ListPicker
          anchor={anchor}
          label="List"
          listIds={new Set([listId])}
          onClose={onClose}
          onPick={(id) => onChange({ listId: id })}
        />
      );
    case "labels":
      return (
        <Picker
          align="start"
          anchor={anchor}
          createText={(name) => `New label “${name}”`}
          isMultiple
          label="Labels"
          onClose={onClose}
          onCreate={(name) => toggleLabel(addLabel({ name, color: null }))}
          onPick={toggleLabel}
          options={labelOptions(labels, (id) => labelIds.includes(id))}
          placeholder="Find or make a label"
        />
      );
    default:
      return popup satisfies never;
  }
}
