import { flushSync } from "react-dom";
import { announce } from "@/components/ui/Announcer";
import { dismiss, notify } from "@/lib/notices";
import { type Todo, useTodoActions } from "@/lib/todos";
import type { Leaving } from "./Departures";
import { changeOf, type EditorValues } from "./EditorValues";
import { focusNeighbour, focusRowSoon } from "./Focus";

type RowHooks = {
  depart: (todo: Todo, leaving: Leaving) => void;
  arrive: (id: string) => void;
  openEditor: (id: string) => void;
  closeEditor: () => void;
};

/** An offer to undo what was refused would be an offer to undo nothing. */
async function withdrawIfRefused(done: Promise<boolean>, noticeId: number): Promise<void> {
  if (!(await done)) {
    dismiss(noticeId);
  }
}

function focusEdit(id: string): void {
  document.querySelector<HTMLElement>(`[data-row="${id}"] [data-edit]`)?.focus();
}

/** What happens to a row, with everything around it: focus, animation, the offer to undo. */
export function useRowActions({ depart, arrive, openEditor, closeEditor }: RowHooks) {
  const { setCompleted, remove, restore, update } = useTodoActions();

  /** Back where it was, and the focus with it. */
  function takeBack(todo: Todo, back: () => Promise<boolean>): () => void {
    return () => {
      arrive(todo.id);
      void back();
      focusRowSoon(todo.id);
    };
  }

  function toggle(todo: Todo, row: HTMLElement | null): void {
    focusNeighbour(row);
    depart(todo, "settled");
    const text = `${todo.completed ? "Open again" : "Completed"}: ${todo.title}`;
    const undo = takeBack(todo, () => setCompleted(todo, todo.completed));
    const noticeId = notify({ kind: "undo", text, undo });
    void withdrawIfRefused(setCompleted(todo, !todo.completed), noticeId);
  }

  function discard(todo: Todo, row: HTMLElement | null): void {
    focusNeighbour(row);
    depart(todo, "removed");
    const undo = takeBack(todo, () => restore(todo));
    const noticeId = notify({ kind: "undo", text: `Moved to the trash: ${todo.title}`, undo });
    void withdrawIfRefused(remove(todo), noticeId);
  }

  function bringBack(todo: Todo, row: HTMLElement | null): void {
    focusNeighbour(row);
    depart(todo, "removed");
    const noticeId = notify({ kind: "info", text: `Restored: ${todo.title}` });
    void withdrawIfRefused(restore(todo), noticeId);
  }

  function edit(todo: Todo): void {
    openEditor(todo.id);
  }

  /** The row is back in the page before the focus returns to it. */
  function leaveEditor(todo: Todo): void {
    flushSync(closeEditor);
    focusEdit(todo.id);
  }

  async function send(todo: Todo, values: EditorValues, forget: () => void): Promise<void> {
    if (await update(todo, changeOf(todo, values))) {
      forget();
    } else {
      openEditor(todo.id);
    }
  }

  function save(todo: Todo, values: EditorValues, forget: () => void): void {
    const changed = Object.keys(changeOf(todo, values)).length > 0;
    leaveEditor(todo);
    if (changed) {
      announce(`Saved: ${values.title.trim()}`);
      void send(todo, values, forget);
    } else {
      forget();
    }
  }

  return { toggle, remove: discard, restore: bringBack, edit, save, cancel: leaveEditor };
}
