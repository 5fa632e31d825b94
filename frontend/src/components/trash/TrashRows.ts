import type { TrashedTodo } from "@/lib/replica/types";

const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;
const MOST_LEVELS = 8;

export type TrashRow = {
  todo: TrashedTodo;
  /** How many parts went with it and come back with it. */
  parts: number;
};

/** The trash without the parts of what is in it: they come back together. */
export function trashRows(todos: readonly TrashedTodo[]): TrashRow[] {
  const byId = new Map(todos.map((todo) => [todo.id, todo]));
  function rootOf(todo: TrashedTodo, limit = MOST_LEVELS): TrashedTodo {
    const parent = todo.parent_id === null ? undefined : byId.get(todo.parent_id);
    const wentTogether = parent !== undefined && parent.deleted_at === todo.deleted_at;
    return wentTogether && limit > 0 ? rootOf(parent, limit - 1) : todo;
  }
  const parts = new Map<string, number>();
  for (const todo of todos) {
    const root = rootOf(todo);
    parts.set(root.id, (parts.get(root.id) ?? -1) + 1);
  }
  return todos.flatMap((todo) => {
    const count = parts.get(todo.id);
    return count === undefined ? [] : [{ todo, parts: count }];
  });
}

/** How many days are left until it is gone for good. */
export function daysLeft(deletedAt: string, now: number): number {
  // The page's clock moves by the minute, and the server's may be ahead of it.
  const passed = Math.max(0, Math.floor((now - Date.parse(deletedAt)) / DAY_MS));
  return Math.max(0, KEPT_DAYS - passed);
}

export function leftText(days: number): string {
  if (days === 0) {
    return "gone today";
  }
  return days === 1 ? "1 day left" : `${days} days left`;
}
