import { findTodo, place } from "@/lib/todo-placement";
import type { NewTodo, Todo, TodoPage, TodoPatch, TodoView } from "@/lib/todo-types";

type TodoRequest =
  | { kind: "create"; body: NewTodo & { id: string } }
  | { kind: "update"; patch: TodoPatch }
  | { kind: "remove" }
  | { kind: "restore" };

/** Something a person did that the lists, as they were last read, do not know yet. */
export type TodoChange = {
  /** The row as it was shown when the person acted. */
  base: Todo;
  fields: Partial<Todo>;
  isTrashed: boolean;
  request: TodoRequest;
  /** The server has it; it only waits for the lists to be read again. */
  isConfirmed: boolean;
};

/**
 * What one person did, oldest first. It lies on top of what the server said and is never mixed into
 * it: a refused change only has to be dropped, and a list may be read at any time, also one that was
 * asked for before the change, without anything flickering. Listeners hear of a change before `add`
 * returns, so that a controlled checkbox never shows its old state.
 */
export class TodoChanges {
  readonly #listeners = new Set<() => void>();
  #changes: readonly TodoChange[] = [];

  readonly all = (): readonly TodoChange[] => this.#changes;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(change: TodoChange): void {
    this.#publish([...this.#changes, change]);
  }

  /** The row is now exactly the server's. */
  confirm(change: TodoChange, stored: Todo): void {
    const confirmed = { ...change, fields: stored, isConfirmed: true };
    this.#publish(this.#changes.map((other) => (other === change ? confirmed : other)));
  }

  drop(dropped: readonly TodoChange[]): void {
    this.#publish(this.#changes.filter((change) => !dropped.includes(change)));
  }

  hasPending(): boolean {
    return this.#changes.some(({ isConfirmed }) => !isConfirmed);
  }

  #publish(changes: readonly TodoChange[]): void {
    this.#changes = changes;
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

/** The pages of a view as the person should see them: the server's rows with the changes on top. */
export function withChanges(
  pages: readonly TodoPage[],
  view: TodoView,
  changes: readonly TodoChange[],
): readonly TodoPage[] {
  const rows = new Map<string, { todo: Todo; isTrashed: boolean }>();
  for (const { base, fields, isTrashed } of changes) {
    const before = rows.get(base.id)?.todo ?? findTodo(pages, base.id) ?? base;
    rows.set(base.id, { todo: { ...before, ...fields }, isTrashed });
  }
  let shown = pages;
  for (const row of rows.values()) {
    shown = place(shown, row, view);
  }
  return shown;
}
