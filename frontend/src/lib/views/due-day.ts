import { localDue } from "@/lib/dates/due";
import type { Todo } from "@/lib/replica/types";

/** The day a todo is due where the person is; null without one. */
export function dueDay(todo: Todo, zone: string): string | null {
  // Hardly any is fixed elsewhere, and this is asked of thousands.
  return todo.due_timezone === null ? todo.due_date : (localDue(todo, zone)?.day ?? null);
}
