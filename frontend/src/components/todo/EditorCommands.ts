import { flushSync } from "react-dom";
import { announce } from "@/components/ui/Announcer";
import type { Todo } from "@/lib/replica/types";
import { changeOf, type EditorValues, isChange } from "./EditorValues";
import { rowElement } from "./Focus";
import { directParts } from "./Levels";
import { change, type ListTools } from "./ListTools";

export type EditorCommands = {
  edit: (id: string) => void;
  save: (todo: Todo, values: EditorValues) => void;
  stopEditing: (id: string) => void;
};

function focusTitle(id: string): void {
  rowElement(id)?.querySelector<HTMLElement>("[data-edit]")?.focus();
}

export function editorCommands(tools: ListTools): EditorCommands {
  const close = () => tools.set.setEditing("");

  function stopEditing(id: string): void {
    flushSync(close);
    focusTitle(id);
  }

  function send(todo: Todo, values: EditorValues): void {
    const { id } = todo;
    const { patch, listId, addedLabels, removedLabels, parts } = changeOf(todo, values);
    const actions = tools.actions();
    if (Object.keys(patch).length > 0) {
      actions.change([id], patch);
    }
    if (listId !== undefined) {
      actions.move([id], { listId, parentId: null });
    }
    if (addedLabels.length + removedLabels.length > 0) {
      actions.setLabels([id], addedLabels, removedLabels);
    }
    if (parts.length > 0) {
      const last = directParts(tools.model().snapshot.todos, id).at(-1);
      const place = last === undefined ? { parentId: id } : { parentId: id, afterId: last.id };
      actions.add(
        parts.map((title) => ({ title, parent_id: id })),
        place,
      );
    }
  }

  function save(todo: Todo, values: EditorValues): void {
    const { id } = todo;
    change(tools, { ids: [id], fromId: id, leaving: "removed" }, () => {
      close();
      if (isChange(changeOf(todo, values))) {
        send(todo, values);
      }
    });
    focusTitle(id);
    if (isChange(changeOf(todo, values))) {
      announce(`Saved: ${values.title.trim()}`);
    }
  }

  return { edit: (id) => tools.set.setEditing(id), save, stopEditing };
}
