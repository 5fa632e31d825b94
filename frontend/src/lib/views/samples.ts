import type { NewTodo, Snapshot, Todo } from "@/lib/replica/types";

type Sample = Pick<NewTodo, "title"> & { notes: string };

const TICK: Sample = {
  title: "Tick me off: click the circle",
  notes: "What is done moves to **Completed** and can be opened again from there.",
};

const SCHEDULE: Sample = {
  title: "Give me another day",
  notes: "Click the date, or write it when you add a todo: *Call Ann tomorrow at 9*.",
};

const MOVE: Sample = {
  title: "Drag me somewhere else",
  notes: "From the keyboard: Alt and an arrow key. Alt and → makes me a part of the one above.",
};

const NOTES = new Map([TICK, SCHEDULE, MOVE].map(({ title, notes }) => [title, notes]));

/** Three todos to try things out with, in the order in which they are shown. */
export function sampleTodos(today: string): readonly NewTodo[] {
  return [TICK, { ...SCHEDULE, due_date: today }, { ...MOVE, priority: 2 }];
}

/** What is as it came is a sample, on every device; one that was changed is the person's own. */
function isSample({ title, notes }: Pick<Todo, "title" | "notes">): boolean {
  // Most todos have no notes, and this is asked of all of them whenever one has changed.
  return notes !== "" && NOTES.get(title) === notes;
}

/** The samples that are still there, completed or not. */
export function samplesIn({ todos }: Snapshot): Todo[] {
  return [...todos.values()].filter(isSample);
}
