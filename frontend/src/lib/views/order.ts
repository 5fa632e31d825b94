import { localDue } from "@/lib/dates/due";
import { byPosition } from "@/lib/replica/positions";
import type { Todo } from "@/lib/replica/types";
import type { Sort } from "./options";
import { sortTitle } from "./search";

export type Compare = (one: Todo, other: Todo) => number;

/** Missing values come last. */
function compareTexts(one: string | null, other: string | null): number {
  if (one === other) {
    return 0;
  }
  if (one === null || other === null) {
    return one === null ? 1 : -1;
  }
  return one < other ? -1 : 1;
}

type When = Pick<Todo, "due_date" | "due_time">;

/** What the clocks of `zone` show when a todo is due. Of what is fixed elsewhere it is worked out
 * once: sorting asks again and again. */
function whenIn(zone: string): (todo: Todo) => When {
  const known = new Map<Todo, When>();
  return (todo) => {
    const found = todo.due_timezone === null ? todo : known.get(todo);
    if (found !== undefined) {
      return found;
    }
    const local = localDue(todo, zone);
    const when = { due_date: local?.day ?? null, due_time: local?.time ?? null };
    known.set(todo, when);
    return when;
  };
}

/** On each day what has a time before what takes all of it, then what matters more, then by hand. */
export function byDue(zone: string): Compare {
  const when = whenIn(zone);
  return (one, other) => {
    const [first, second] = [when(one), when(other)];
    return (
      compareTexts(first.due_date, second.due_date) ||
      compareTexts(first.due_time, second.due_time) ||
      one.priority - other.priority ||
      byPosition(one, other)
    );
  };
}

function byPriority(zone: string): Compare {
  const compareDue = byDue(zone);
  return (one, other) => one.priority - other.priority || compareDue(one, other);
}

function byTitle(one: Todo, other: Todo): number {
  return compareTexts(sortTitle(one), sortTitle(other)) || byPosition(one, other);
}

/** The latest first. */
function byCreation(one: Todo, other: Todo): number {
  return compareTexts(other.created_at, one.created_at) || byPosition(one, other);
}

const COMPARISONS: Readonly<Record<Sort, (zone: string) => Compare>> = {
  manual: () => byPosition,
  due: byDue,
  priority: byPriority,
  title: () => byTitle,
  created: () => byCreation,
};

/** `zone` is where the person is. */
export function comparison(sort: Sort, zone: string): Compare {
  return COMPARISONS[sort](zone);
}
