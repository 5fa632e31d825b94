import type { Label, Settings, Todo, TodoList } from "@/lib/replica/types";

/** What every row of the backend has beside what a client sees. */
type Stored<Row> = Row & { seq: number; deleted_at: string | null; delete_batch: string | null };

export type StoredTodo = Stored<Todo>;
export type StoredList = Stored<TodoList>;
export type StoredLabel = Stored<Label>;

/** The tables of one person. */
export type Tables = {
  todos: Map<string, StoredTodo>;
  lists: Map<string, StoredList>;
  labels: Map<string, StoredLabel>;
  settings: Settings & { seq: number };
};

export const MAX_DEPTH = 5;

/** The transaction that an operation runs in: one change number, and one time but for completions. */
export type Transaction = { now: string; statementAt: string; seq: number; batch: () => string };

/** A refusal of the backend. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

export function invalid(code: string): Problem {
  return new Problem(422, code);
}

export function find<Row extends { deleted_at: string | null }>(
  rows: ReadonlyMap<string, Row>,
  id: string,
): Row {
  const row = rows.get(id);
  if (row === undefined || row.deleted_at !== null) {
    throw new Problem(404, "not_found");
  }
  return row;
}

export function isLive(
  rows: ReadonlyMap<string, { deleted_at: string | null }>,
  id: string | null,
): boolean {
  return rows.get(id ?? "")?.deleted_at === null;
}

/** The rows below one, in the trash or not. */
export function below(tables: Tables, id: string): StoredTodo[] {
  return partsOf(tables, id).flatMap((part) => [part, ...below(tables, part.id)]);
}

export function depthOf({ todos }: Tables, id: string): number {
  const row = todos.get(id);
  return row === undefined ? 0 : 1 + depthOf({ todos } as Tables, row.parent_id ?? "");
}

export function heightOf(tables: Tables, id: string): number {
  return 1 + Math.max(0, ...partsOf(tables, id).map((part) => heightOf(tables, part.id)));
}

function partsOf({ todos }: Tables, id: string): StoredTodo[] {
  return [...todos.values()].filter((todo) => todo.parent_id === id);
}
