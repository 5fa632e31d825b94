import type { Input, Result } from "@/lib/api-types";

type StoredTodo = Result<"get", "/api/v1/todos">["data"][number];

/** A todo, in the trash or not: outside of it the server leaves `deleted_at` out, here it is null. */
export type Todo = StoredTodo & { deleted_at: string | null };

export type TodoPage = { data: Todo[]; next_cursor: string | null };

/** What a person gives when adding a todo; the id is made here. */
export type NewTodo = Omit<Input<"post", "/api/v1/todos">["body"], "id">;

export type TodoPatch = Input<"patch", "/api/v1/todos/{todo_id}">["body"];

export type TodoView = "open" | "completed" | "trash";

export function toTodo(stored: StoredTodo & { deleted_at?: string | null }): Todo {
  return { ...stored, deleted_at: stored.deleted_at ?? null };
}
