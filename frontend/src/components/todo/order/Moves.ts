import type { Place, Todo } from "@/lib/replica/types";
import type { Row } from "@/lib/views/tree";
import {
  endOf,
  type Landing,
  landingAt,
  placeOf,
  restOf,
  shownParentId,
  tallestOf,
} from "./Landing";
import { DEEPEST } from "./Levels";

export type Step = "move-up" | "move-down" | "indent" | "outdent";

export type Move = { place: Place; landing: Landing };

/** Why a step does not go, in a sentence. */
export type NoMove = { reason: string };

type Rows = readonly Row[];
type Todos = ReadonlyMap<string, Todo>;
type Aim = { gap: number; depth: number };

const REASONS = {
  first: "It is the first one already.",
  last: "It is the last one already.",
  outermost: "It is no part of anything.",
  nothingAbove: "There is nothing above that it could be a part of.",
  completed: "The one above is completed.",
  tooDeep: "Parts go five levels deep, no further.",
  apart: "Only todos at the same level move together.",
} as const;

/** The index of the last row before `gap` at this level, below the same parent; -1: none. */
function siblingBefore(rest: Rows, gap: number, depth: number): number {
  let at = gap - 1;
  while (at >= 0 && (rest[at]?.depth ?? 0) > depth) {
    at -= 1;
  }
  return rest[at]?.depth === depth ? at : -1;
}

function aimUp(rest: Rows, gap: number, depth: number): Aim | NoMove {
  const above = siblingBefore(rest, gap, depth);
  return above === -1 ? { reason: REASONS.first } : { gap: above, depth };
}

function aimDown(rest: Rows, gap: number, depth: number): Aim | NoMove {
  return rest[gap]?.depth === depth ? { gap: endOf(rest, gap), depth } : { reason: REASONS.last };
}

function aimIn(rest: Rows, gap: number, depth: number): Aim | NoMove {
  const above = siblingBefore(rest, gap, depth);
  if (above === -1) {
    return { reason: REASONS.nothingAbove };
  }
  return rest[above]?.todo.completed === true
    ? { reason: REASONS.completed }
    : { gap: endOf(rest, above), depth: depth + 1 };
}

function aimOut(rest: Rows, gap: number, depth: number): Aim | NoMove {
  let parent = gap - 1;
  while (parent >= 0 && (rest[parent]?.depth ?? 0) >= depth) {
    parent -= 1;
  }
  return parent === -1
    ? { reason: REASONS.outermost }
    : { gap: endOf(rest, parent), depth: depth - 1 };
}

const AIMS: Readonly<Record<Step, (rest: Rows, gap: number, depth: number) => Aim | NoMove>> = {
  "move-up": aimUp,
  "move-down": aimDown,
  indent: aimIn,
  outdent: aimOut,
};

/** One step of rows that are at the same level below the same parent, as the keyboard asks for it. */
export function stepOf(
  step: Step,
  { rows, ids, todos }: { rows: Rows; ids: readonly string[]; todos: Todos },
): Move | NoMove {
  const moved = new Set(ids);
  const indexes = rows.flatMap((row, index) => (moved.has(row.todo.id) ? [index] : []));
  const [first] = indexes;
  if (first === undefined) {
    return { reason: REASONS.apart };
  }
  const depth = rows[first]?.depth ?? 0;
  const parentId = shownParentId(rows, first);
  const isApart = indexes.some(
    (index) => rows[index]?.depth !== depth || shownParentId(rows, index) !== parentId,
  );
  if (isApart) {
    return { reason: REASONS.apart };
  }
  const rest = restOf(rows, moved);
  const aim = AIMS[step](rest, first, depth);
  if ("reason" in aim) {
    return aim;
  }
  if (aim.depth + tallestOf(todos, ids) > DEEPEST) {
    return { reason: REASONS.tooDeep };
  }
  const landing = landingAt(rest, aim.gap, aim.depth);
  return { landing, place: placeOf(landing, parentId, todos) };
}
