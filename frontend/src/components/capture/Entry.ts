import type { Day } from "@/lib/dates/day";
import type { Moment } from "@/lib/dates/due";
import type { Named, Parsed, ParseOptions } from "@/lib/quick-add/types";
import type { NewTodo, Snapshot } from "@/lib/replica/types";
import type { View } from "@/lib/views/view";

/** What `#inbox` names, where no list has that name. */
const INBOX: Named = { id: "inbox", name: "Inbox" };

/** The lists that an entry can name: those in use, and the inbox. */
export function namedLists({ lists }: Snapshot): readonly Named[] {
  const inUse = [...lists.values()].filter((list) => list.archived_at === null);
  const isTaken = inUse.some(({ name }) => name.toLowerCase() === INBOX.name.toLowerCase());
  return isTaken ? inUse : [...inUse, INBOX];
}

export function parseOptions(
  snapshot: Snapshot,
  { zone, now }: Moment,
  dismissed: ReadonlySet<string>,
): ParseOptions {
  const { week_start: weekStart, date_order: dateOrder } = snapshot.settings;
  const labels = [...snapshot.labels.values()];
  return { now, zone, weekStart, dateOrder, lists: namedLists(snapshot), labels, dismissed };
}

/** A text that nothing could be read from. */
export function literal(text: string): Parsed {
  return {
    title: text.trim(),
    notes: "",
    priority: null,
    due_date: null,
    due_time: null,
    list: null,
    labels: [],
    spans: [],
  };
}

/** What was written, on top of what the view gives to everything that is added in it. */
export function newTodo(parsed: Parsed, defaults: Partial<NewTodo>): NewTodo {
  const { title, notes, priority, due_date, due_time, list, labels } = parsed;
  const todo: NewTodo = { ...defaults, title };
  if (notes !== "") {
    todo.notes = notes;
  }
  if (priority !== null) {
    todo.priority = priority;
  }
  if (due_date !== null) {
    todo.due_date = due_date;
    todo.due_time = due_time;
  }
  if (list !== null) {
    todo.list_id = list === INBOX.id ? null : list;
  }
  const labelIds = new Set([...(defaults.label_ids ?? []), ...labels]);
  if (labelIds.size > 0) {
    todo.label_ids = [...labelIds];
  }
  return todo;
}

/** Whether the todo does not show in the view in which it was added. */
export function isElsewhere(todo: NewTodo, view: View, today: Day): boolean {
  const dueDay = todo.due_date ?? null;
  switch (view.kind) {
    case "inbox":
      return (todo.list_id ?? null) !== null;
    case "list":
      return todo.list_id !== view.id;
    case "label":
      return todo.label_ids?.includes(view.id) !== true;
    case "today":
      return dueDay === null || dueDay > today;
    case "upcoming":
      return dueDay === null || dueDay < today;
    case "completed":
    case "trash":
    case "search":
      return false;
    default:
      return view satisfies never;
  }
}
