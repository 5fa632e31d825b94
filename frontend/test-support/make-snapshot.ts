import type { Label, Settings, Snapshot, Todo, TodoList } from "@/lib/replica/types";

const STORED = {
  color: null,
  position: "a",
  version: 1,
  created_at: "2026-11-20T12:00:00Z",
  updated_at: "2026-11-20T12:00:00Z",
};

const SETTINGS: Settings = {
  time_zone: "Europe/Berlin",
  week_start: "monday",
  date_order: "dmy",
  theme: "system",
};

let lastId = 0;

/** An open todo of the inbox; each one stands below those made before it. */
export function todo(title: string, fields: Partial<Todo> = {}): Todo {
  lastId += 1;
  const number = String(lastId).padStart(6, "0");
  return {
    ...STORED,
    id: `todo-${number}`,
    title,
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
    position: `a${number}`,
    ...fields,
  };
}

export function list(id: string, fields: Partial<TodoList> = {}): TodoList {
  return { ...STORED, id, name: id, archived_at: null, ...fields };
}

export function label(id: string, fields: Partial<Label> = {}): Label {
  return { ...STORED, id, name: id, ...fields };
}

type Contents = {
  todos?: readonly Todo[];
  lists?: readonly TodoList[];
  labels?: readonly Label[];
  settings?: Partial<Settings>;
};

export function snapshotOf({ todos, lists, labels, settings }: Contents): Snapshot {
  const byId = <T extends { id: string }>(rows: readonly T[] = []): ReadonlyMap<string, T> =>
    new Map(rows.map((row) => [row.id, row]));
  return {
    todos: byId(todos),
    lists: byId(lists),
    labels: byId(labels),
    settings: { ...SETTINGS, ...settings },
  };
}
