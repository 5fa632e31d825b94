import type { Day } from "@/lib/dates/day";
import { type DateOrder, formatDay } from "@/lib/dates/format";
import type { NewTodo, Snapshot } from "@/lib/replica/types";

type Known = { snapshot: Snapshot; today: Day; order: DateOrder };

/** Where a todo has gone, to stand behind "Added": " to Groceries for tomorrow". */
export function whereTo(todo: NewTodo, { snapshot, today, order }: Known): string {
  const list = snapshot.lists.get(todo.list_id ?? "");
  const to = list === undefined ? "" : ` to ${list.name}`;
  const day = todo.due_date ?? null;
  if (day === null) {
    return to;
  }
  const words = formatDay(day, today, order);
  return `${to} for ${["Today", "Tomorrow"].includes(words) ? words.toLowerCase() : words}`;
}
