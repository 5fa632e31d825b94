import type { Todo, TodoPage, TodoView } from "@/lib/todo-types";

export type Placeable = { todo: Todo; isTrashed: boolean };

/** Todos that the server has not placed yet come first, the newest of them on top. */
export const UNPLACED = "";

/**
 * The pages of a view as they are once this row has its new values: moved, replaced, put in or
 * taken out. Where it belongs behind the last loaded row it waits for its page to be loaded.
 */
export function place(
  pages: readonly TodoPage[],
  row: Placeable,
  view: TodoView,
): readonly TodoPage[] {
  const { todo } = row;
  const known = findTodo(pages, todo.id);
  if (!belongs(row, view)) {
    return known === null ? pages : without(pages, todo.id);
  }
  if (known !== null && hasSamePlace(known, todo, view)) {
    return pages.map((page) => mapPage(page, todo));
  }
  return insert(known === null ? pages : without(pages, todo.id), todo, view);
}

export function findTodo(pages: readonly TodoPage[], id: string): Todo | null {
  for (const page of pages) {
    const found = page.data.find((todo) => todo.id === id);
    if (found !== undefined) {
      return found;
    }
  }
  return null;
}

function belongs({ todo, isTrashed }: Placeable, view: TodoView): boolean {
  if (view === "trash" || isTrashed) {
    return view === "trash" && isTrashed;
  }
  return todo.completed === (view === "completed");
}

function hasSamePlace(before: Todo, after: Todo, view: TodoView): boolean {
  switch (view) {
    case "open":
      return before.position === after.position;
    case "completed":
      return before.completed_at === after.completed_at;
    case "trash":
      return true;
    default:
      return view satisfies never;
  }
}

/** The order of the server: by position (compared by bytes), or the latest first. */
function comesBefore(todo: Todo, other: Todo, view: TodoView): boolean {
  switch (view) {
    case "open":
      return (
        todo.position === UNPLACED ||
        todo.position < other.position ||
        (todo.position === other.position && todo.id < other.id)
      );
    case "completed":
      return (todo.completed_at ?? "") >= (other.completed_at ?? "");
    case "trash":
      return true;
    default:
      return view satisfies never;
  }
}

function without(pages: readonly TodoPage[], id: string): TodoPage[] {
  return pages.map((page) => ({ ...page, data: page.data.filter((todo) => todo.id !== id) }));
}

function mapPage(page: TodoPage, todo: Todo): TodoPage {
  return { ...page, data: page.data.map((other) => (other.id === todo.id ? todo : other)) };
}

function insert(pages: readonly TodoPage[], todo: Todo, view: TodoView): TodoPage[] {
  const result = [...pages];
  for (const [number, page] of pages.entries()) {
    const index = page.data.findIndex((other) => comesBefore(todo, other, view));
    if (index !== -1) {
      result[number] = { ...page, data: page.data.toSpliced(index, 0, todo) };
      return result;
    }
  }
  const last = result.pop();
  if (last === undefined) {
    return result;
  }
  const isEnd = last.next_cursor === null;
  return [...result, isEnd ? { ...last, data: [...last.data, todo] } : last];
}
