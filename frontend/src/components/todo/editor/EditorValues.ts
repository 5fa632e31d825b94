import { isKept } from "@/lib/dates/day";
import { type Due, localDue } from "@/lib/dates/due";
import { dayThere } from "@/lib/dates/reschedule";
import { isRecord, parseJson } from "@/lib/parse";
import type { Todo, TodoPatch } from "@/lib/replica/types";

/** What the inline editor holds, as its inputs hold it. */
export type EditorValues = {
  title: string;
  notes: string;
  /** YYYY-MM-DD where the person is, or "". */
  due: string;
  /** HH:MM as it was set, be it elsewhere, or "". */
  time: string;
  priority: number;
  listId: string | null;
  labelIds: readonly string[];
  /** Titles of parts to add. */
  parts: readonly string[];
};

/** What an editor has changed, as the actions take it. */
export type EditorChange = {
  patch: TodoPatch;
  /** undefined: stays in its list. */
  listId: string | null | undefined;
  addedLabels: readonly string[];
  removedLabels: readonly string[];
  parts: readonly string[];
};

const TITLE_LIMIT = 500;

/** `zone` is where the person is. */
export function valuesOf(todo: Todo, zone: string): EditorValues {
  return {
    title: todo.title,
    notes: todo.notes,
    due: localDue(todo, zone)?.day ?? "",
    time: todo.due_time ?? "",
    priority: todo.priority,
    listId: todo.list_id,
    labelIds: todo.label_ids,
    parts: [],
  };
}

/** When the todo is due by what its editor holds. */
export function dueOf(todo: Todo, { due, time }: EditorValues, zone: string): Due {
  const before = valuesOf(todo, zone);
  if (due === before.due && time === before.time) {
    return todo;
  }
  if (due === "") {
    return { due_date: null, due_time: null, due_timezone: null };
  }
  const wanted =
    time === ""
      ? { due_date: due, due_time: null, due_timezone: null }
      : { due_date: due, due_time: time, due_timezone: todo.due_timezone };
  return isKept(due) ? { ...wanted, due_date: dayThere(wanted, due, zone) } : wanted;
}

/** Only what differs, so that nobody's change to another field is overwritten. */
export function changeOf(todo: Todo, values: EditorValues, zone: string): EditorChange {
  const before = valuesOf(todo, zone);
  const due = dueOf(todo, values, zone);
  const title = values.title.trim();
  const patch: TodoPatch = {};
  if (title !== before.title) {
    patch.title = title;
  }
  if (values.notes !== before.notes) {
    patch.notes = values.notes;
  }
  if (due.due_date !== todo.due_date) {
    patch.due_date = due.due_date;
  }
  if (due.due_time !== todo.due_time) {
    patch.due_time = due.due_time;
  }
  if (values.priority !== before.priority) {
    patch.priority = values.priority;
  }
  return {
    patch,
    listId: values.listId === before.listId ? undefined : values.listId,
    addedLabels: values.labelIds.filter((id) => !before.labelIds.includes(id)),
    removedLabels: before.labelIds.filter((id) => !values.labelIds.includes(id)),
    parts: values.parts.map((part) => part.trim()).filter((part) => part !== ""),
  };
}

/** Whether there is anything to save. */
export function isChange({ patch, listId, addedLabels, removedLabels, parts }: EditorChange) {
  const lists = addedLabels.length + removedLabels.length + parts.length;
  return Object.keys(patch).length > 0 || listId !== undefined || lists > 0;
}

/** What is wrong with a title, in a sentence; undefined where nothing is. */
export function titleProblem(title: string): string | undefined {
  const trimmed = title.trim();
  if (trimmed === "") {
    return "A todo needs a title.";
  }
  const { length } = [...trimmed];
  return length > TITLE_LIMIT
    ? `A title has at most ${TITLE_LIMIT} characters; this one has ${length}. Notes hold the rest.`
    : undefined;
}

/** What is wrong with a day, in a sentence; the inputs of browsers take any year. */
export function dayProblem(due: string): string | undefined {
  return due === "" || isKept(due)
    ? undefined
    : `The year ${Number(due.split("-")[0])} cannot be kept. Choose another day.`;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

const IS_VALID: Readonly<Record<keyof EditorValues, (value: unknown) => boolean>> = {
  title: isText,
  notes: isText,
  due: isText,
  time: isText,
  priority: (value) => typeof value === "number",
  listId: (value) => value === null || isText(value),
  labelIds: isTexts,
  parts: isTexts,
};

/**
 * Reads back what a draft kept: the values that were touched. The others go on following what
 * happens to the todo elsewhere, and so does what is of another shape.
 */
export function touchedIn(draft: string): Partial<EditorValues> {
  const kept = parseJson(draft);
  // Each entry has been checked to be one.
  return Object.fromEntries(
    Object.entries(isRecord(kept) ? kept : {}).filter(
      ([field, value]) =>
        Object.hasOwn(IS_VALID, field) && IS_VALID[field as keyof EditorValues](value),
    ),
  ) as Partial<EditorValues>;
}
