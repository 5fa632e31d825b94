import { isRecord, parseJson } from "@/lib/parse";
import type { Todo } from "@/lib/todos";

/** What the inline editor holds, as its inputs hold it. */
export type EditorValues = { title: string; notes: string; due: string; priority: number };

export type TodoChange = {
  title?: string;
  notes?: string;
  due_date?: string | null;
  due_time?: null;
  priority?: number;
};

const TITLE_LIMIT = 500;

export function valuesOf(todo: Todo): EditorValues {
  const { title, notes, due_date: due, priority } = todo;
  return { title, notes, due: due ?? "", priority };
}

/** Only what differs, so that nobody's change to another field is overwritten. */
export function changeOf(todo: Todo, values: EditorValues): TodoChange {
  const before = valuesOf(todo);
  const title = values.title.trim();
  const change: TodoChange = {};
  if (title !== before.title) {
    change.title = title;
  }
  if (values.notes !== before.notes) {
    change.notes = values.notes;
  }
  if (values.due !== before.due) {
    change.due_date = values.due === "" ? null : values.due;
    if (values.due === "" && todo.due_time !== null) {
      // A time of day without a day means nothing.
      change.due_time = null;
    }
  }
  if (values.priority !== before.priority) {
    change.priority = values.priority;
  }
  return change;
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

/** Reads back what a draft kept; a draft of another shape counts as none. */
export function parseValues(draft: string): EditorValues | null {
  const value = parseJson(draft);
  if (!isRecord(value)) {
    return null;
  }
  const { title, notes, due, priority } = value;
  return typeof title === "string" &&
    typeof notes === "string" &&
    typeof due === "string" &&
    typeof priority === "number"
    ? { title, notes, due, priority }
    : null;
}
