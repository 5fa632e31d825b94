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

/** What has a time before what takes the whole day, then what matters more, then by hand. */
export function byTime(one: Todo, other: Todo): number {
  return (
    compareTexts(one.due_time, other.due_time) ||
    one.priority - other.priority ||
    byPosition(one, other)
  );
}

export function byDue(one: Todo, other: Todo): number {
  return compareTexts(one.due_date, other.due_date) || byTime(one, other);
}

function byPriority(one: Todo, other: Todo): number {
  return one.priority - other.priority || byDue(one, other);
}

function byTitle(one: Todo, other: Todo): number {
  return compareTexts(sortTitle(one), sortTitle(other)) || byPosition(one, other);
}

/** The latest first. */
function byCreation(one: Todo, other: Todo): number {
  return compareTexts(other.created_at, one.created_at) || byPosition(one, other);
}

const COMPARISONS: Readonly<Record<Sort, Compare>> = {
  manual: byPosition,
  due: byDue,
  priority: byPriority,
  title: byTitle,
  created: byCreation,
};

export function comparison(sort: Sort): Compare {
  return COMPARISONS[sort];
}
