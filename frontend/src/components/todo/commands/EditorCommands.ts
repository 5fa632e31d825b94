import { flushSync } from "react-dom";
import {
  changeOf,
  type EditorChange,
  type EditorValues,
  isChange,
} from "@/components/todo/editor/EditorValues";
import { rowElement } from "@/components/todo/Focus";
import { directParts } from "@/components/todo/order/Levels";
import { announce } from "@/components/ui/Announcer";
import type { Todo } from "@/lib/replica/types";
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

  function send({ id }: Todo, wanted: EditorChange): void {
    const { patch, listId, addedLabels, removedLabels, parts } = wanted;
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
    const wanted = changeOf(todo, values, tools.moment().zone);
    change(tools, { ids: [id], fromId: id, leaving: "removed" }, () => {
      close();
      tools.actions().together(() => send(todo, wanted));
    });
    focusTitle(id);
    if (isChange(wanted)) {
      announce(`Saved: ${values.title.trim()}`);
    }
  }

  /** Whoever goes on to another todo is done with this one, unless it cannot be saved as it is. */
  function edit(id: string): void {
    const open = document.querySelector<HTMLFormElement>("form[data-editor]");
    open?.requestSubmit();
    if (open?.isConnected !== true) {
      tools.set.setEditing(id);
    }
  }

  return { edit, save, stopEditing };
}
