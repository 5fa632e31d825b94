import type { TodoView } from "@/lib/todos";

export const TODO_VIEWS = ["open", "completed", "trash"] as const satisfies readonly TodoView[];

/** What `?view=` says; anything unknown is the open list. */
export function viewFrom(value: string | null): TodoView {
  return TODO_VIEWS.find((view) => view === value) ?? "open";
}

export function viewHref(view: TodoView): string {
  return view === "open" ? "/todos" : `/todos?view=${view}`;
}
