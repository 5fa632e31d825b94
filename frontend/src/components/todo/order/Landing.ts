import type { Place, Todo } from "@/lib/replica/types";
import type { Row } from "@/lib/views/tree";
import { DEEPEST, directParts, levelsBelow } from "./Levels";

/** Between which rows something lands, and as part of what. */
export type Landing = {
  parent: Row | null;
  /** The neighbours at the same level; null at an end. */
  previous: Row | null;
  next: Row | null;
  /** How many come before it at its level, and how many there are besides it. */
  index: number;
  others: number;
};

type Rows = readonly Row[];
type Todos = ReadonlyMap<string, Todo>;

/** The rows that are not moved: without the moved ones and everything below them. */
export function restOf(rows: Rows, moved: ReadonlySet<string>): Row[] {
  let movedDepth = Number.POSITIVE_INFINITY;
  return rows.filter((row) => {
    if (row.depth > movedDepth) {
      return false;
    }
    const isMoved = moved.has(row.todo.id);
    movedDepth = isMoved ? row.depth : Number.POSITIVE_INFINITY;
    return !isMoved;
  });
}

/** The index after a row and everything below it. */
export function endOf(rows: Rows, index: number): number {
  const depth = rows[index]?.depth ?? 0;
  let end = index + 1;
  while ((rows[end]?.depth ?? -1) > depth) {
    end += 1;
  }
  return end;
}

/** The levels that something may have between the rows before and after `gap`. */
export function depthsAt(rest: Rows, gap: number, tallest: number): { from: number; to: number } {
  const above = rest[gap - 1];
  const from = rest[gap]?.depth ?? 0;
  const deepest = DEEPEST - tallest;
  const inside = above === undefined ? 0 : above.depth + (above.todo.completed ? 0 : 1);
  return { from, to: Math.max(from, Math.min(inside, deepest)) };
}

/** Where something lands that is put before `rest[gap]` at this level. */
export function landingAt(rest: Rows, gap: number, depth: number): Landing {
  let parent: Row | null = null;
  let previous: Row | null = null;
  let index = 0;
  for (let at = gap - 1; at >= 0 && parent === null; at -= 1) {
    const row = rest[at];
    if (row !== undefined && row.depth < depth) {
      parent = row;
    } else if (row?.depth === depth) {
      previous ??= row;
      index += 1;
    }
  }
  let next: Row | null = null;
  let after = 0;
  for (let at = gap; (rest[at]?.depth ?? -1) >= depth; at += 1) {
    const row = rest[at];
    if (row?.depth === depth) {
      next ??= row;
      after += 1;
    }
  }
  return { parent, previous, next, index, others: index + after };
}

/** What to ask of the data; `moved` is any of the moved rows, they all have one parent. */
export function placeOf(landing: Landing, shownParentId: string | null, todos: Todos): Place {
  const { parent, previous, next } = landing;
  const parentId = parent?.todo.id ?? null;
  // A row that stands apart from what it is a part of only changes its place in the order.
  const place: Place = parentId === shownParentId ? {} : { parentId };
  if (previous !== null) {
    return { ...place, afterId: previous.todo.id };
  }
  if (next !== null) {
    return { ...place, beforeId: next.todo.id };
  }
  const hidden = parentId === null ? undefined : directParts(todos, parentId).at(-1);
  return hidden === undefined ? place : { ...place, afterId: hidden.id };
}

/** The id of the row that a row stands below; null for the outermost. */
export function shownParentId(rows: Rows, index: number): string | null {
  const depth = rows[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const row = rows[at];
    if (row !== undefined && row.depth < depth) {
      return row.todo.id;
    }
  }
  return null;
}

/** How high the tallest of the moved trees is. */
export function tallestOf(todos: Todos, ids: Iterable<string>): number {
  let tallest = 0;
  for (const id of ids) {
    tallest = Math.max(tallest, levelsBelow(todos, id));
  }
  return tallest;
}

/** "Moved Buy milk before Call Ann, 3 of 12", for who cannot see it. */
export function movedText(what: string, landing: Landing, count: number): string {
  const { parent, previous, next, index, others } = landing;
  const total = others + count;
  const spot = total === 1 ? "" : `, ${index + 1} of ${total}`;
  if (next !== null) {
    return `Moved ${what} before ${next.todo.title}${spot}`;
  }
  if (previous !== null) {
    return `Moved ${what} after ${previous.todo.title}${spot}`;
  }
  return parent === null ? `Moved ${what}` : `Moved ${what} into ${parent.todo.title}`;
}
