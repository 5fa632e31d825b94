import type { Todo } from "@/lib/todo-types";
import { uuidv7 } from "@/lib/uuid";

/** An open todo of the inbox, with the given fields. */
export function makeTodo(fields: Partial<Todo>): Todo {
  return {
    id: uuidv7(),
    title: "A todo",
    notes: "",
    completed: false,
    completed_at: null,
    priority: 4,
    due_date: null,
    due_time: null,
    due_timezone: null,
    list_id: null,
    parent_id: null,
    label_ids: [],
    position: "a",
    version: 1,
    created_at: "2026-11-20T12:00:00Z",
    updated_at: "2026-11-20T12:00:00Z",
    deleted_at: null,
    ...fields,
  };
}
