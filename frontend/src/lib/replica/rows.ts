import type { Label, Settings, Snapshot, Todo, TodoList, TrashedTodo } from "./types";

/** What a snapshot is made of, with the todos in the trash that are known here. */
export type Rows = Snapshot & { readonly trashed: ReadonlyMap<string, TrashedTodo> };

/** One answer of GET /api/v1/changes, with the settings where they have changed. */
export type Page = {
  /** What it was asked with. */
  since: number;
  /** It holds every change up to this number. */
  seq: number;
  todos: readonly Todo[];
  lists: readonly TodoList[];
  labels: readonly Label[];
  deleted: {
    todos: readonly string[];
    lists: readonly string[];
    labels: readonly string[];
  };
  settings: Settings | null;
};

export const DEFAULT_SETTINGS: Settings = {
  time_zone: null,
  week_start: "monday",
  date_order: "dmy",
  theme: "system",
};

export const NO_ROWS: Rows = {
  todos: new Map(),
  lists: new Map(),
  labels: new Map(),
  settings: DEFAULT_SETTINGS,
  trashed: new Map(),
};

/**
 * The rows after a page; those that it does not change stay the same objects. Of what is deleted the
 * page tells only the ids: what it was is known from what has been shown.
 */
export function withPage(rows: Rows, page: Page, now: string, shown: Rows = rows): Rows {
  const trashed = new Map(rows.trashed);
  for (const { id } of page.todos) {
    trashed.delete(id);
  }
  for (const id of page.deleted.todos) {
    const todo = shown.todos.get(id) ?? rows.todos.get(id);
    const known = shown.trashed.get(id) ?? (todo && { ...todo, deleted_at: now });
    if (known !== undefined) {
      trashed.set(id, known);
    }
  }
  return {
    todos: withRows(rows.todos, page.todos, page.deleted.todos),
    lists: withRows(rows.lists, page.lists, page.deleted.lists),
    labels: withRows(rows.labels, page.labels, page.deleted.labels),
    settings: page.settings ?? rows.settings,
    trashed,
  };
}

function withRows<Row extends { id: string; version: number }>(
  rows: ReadonlyMap<string, Row>,
  changed: readonly Row[],
  deleted: readonly string[],
): ReadonlyMap<string, Row> {
  const news = changed.filter(({ id, version }) => rows.get(id)?.version !== version);
  const gone = deleted.filter((id) => rows.has(id));
  if (news.length === 0 && gone.length === 0) {
    return rows;
  }
  const result = new Map(rows);
  for (const row of news) {
    result.set(row.id, row);
  }
  for (const id of gone) {
    result.delete(id);
  }
  return result;
}
