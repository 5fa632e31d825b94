import type { OutlineItem } from "@/lib/quick-add/outline";
import type { Parsed } from "@/lib/quick-add/types";
import type { NewTodo } from "@/lib/replica/types";
import { newTodo } from "./Entry";

const LONGEST_TITLE = 500;
const LONGEST_NOTES = 100_000;

/** A line of the preview. */
export type PreviewLine = {
  key: string;
  depth: number;
  title: string;
  isCompleted: boolean;
  parsed: Parsed;
};

type Read = (text: string, depth: number) => Parsed;

/** What does not fit into a title goes on in the notes; nothing is lost. */
function withShortTitle(todo: NewTodo, notes: string): NewTodo {
  const letters = [...todo.title];
  const isLong = letters.length > LONGEST_TITLE;
  const title = isLong
    ? `${letters
        .slice(0, LONGEST_TITLE - 1)
        .join("")
        .trimEnd()}…`
    : todo.title;
  const all = [isLong ? todo.title : "", todo.notes ?? "", notes]
    .filter((part) => part !== "")
    .join("\n\n");
  return all === "" ? { ...todo, title } : { ...todo, title, notes: all };
}

/** The pasted lines as todos with their parts; what the view gives, the parts get from above. */
export function todosOf(
  items: readonly OutlineItem[],
  read: Read,
  defaults: Partial<NewTodo>,
  depth = 0,
): readonly NewTodo[] {
  return items.map(({ text, notes, isCompleted, parts }) => {
    const todo = withShortTitle(newTodo(read(text, depth), defaults), notes);
    return {
      ...todo,
      ...(isCompleted ? { completed: true } : {}),
      ...(parts.length > 0 ? { parts: todosOf(parts, read, {}, depth + 1) } : {}),
    };
  });
}

/** The pasted text as one todo: its first line as the title, the others as they were in the notes. */
export function asOne(text: string, defaults: Partial<NewTodo>): NewTodo {
  const [title = "", ...rest] = text.trim().split(/\r\n|[\n\r\u2028\u2029]/u);
  return withShortTitle({ ...defaults, title: title.trim() }, rest.join("\n").trim());
}

/** What does not fit into the notes of one of them, in a sentence; undefined where all fits. */
export function notesProblem(todos: readonly NewTodo[]): string | undefined {
  for (const { title, notes = "", parts = [] } of todos) {
    const { length } = [...notes];
    const problem =
      length > LONGEST_NOTES
        ? `Notes hold 100,000 characters; those of “${title}” would have ${length.toLocaleString("en")}. Paste the text in parts.`
        : notesProblem(parts);
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

/** The tree, line by line. */
export function previewOf(
  items: readonly OutlineItem[],
  read: Read,
  path: readonly number[] = [],
): readonly PreviewLine[] {
  return items.flatMap(({ text, isCompleted, parts }, index) => {
    const here = [...path, index];
    const parsed = read(text, path.length);
    return [
      { key: here.join("."), depth: path.length, title: parsed.title, isCompleted, parsed },
      ...previewOf(parts, read, here),
    ];
  });
}
