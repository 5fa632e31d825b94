import type { Day } from "@/lib/dates/day";
import { localDue } from "@/lib/dates/due";
import type { Todo } from "@/lib/replica/types";

/** What several todos have in common of when they are due; null where they differ. */
export type CommonDue = {
  day: Day | null;
  time: string | null;
  zone: string | null;
  hasAnyDay: boolean;
};

function common<T>(values: readonly T[]): T | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

/** `zone` is where the person is: a day is shown as it is there, a time as it was set. */
export function commonDue(todos: readonly Todo[], zone: string): CommonDue {
  return {
    day: common(todos.map((todo) => localDue(todo, zone)?.day ?? null)),
    time: common(todos.map(({ due_time }) => due_time)),
    zone: common(todos.map(({ due_timezone }) => due_timezone)),
    hasAnyDay: todos.some(({ due_date }) => due_date !== null),
  };
}
