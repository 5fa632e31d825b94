import {
  depthsAt,
  type Landing,
  landingAt,
  restOf,
  tallestOf,
} from "@/components/todo/order/Landing";
import type { Todo } from "@/lib/replica/types";
import type { Section } from "@/lib/views/section";
import type { Row } from "@/lib/views/tree";
import type { Abilities } from "../ListModel";

/** Where a row is on the screen. */
export type Box = { id: string; top: number; bottom: number };

/** What is dragged: all of it lands together, in this order. */
export type Dragged = {
  ids: readonly string[];
  section: Section;
  /** The level of the row that was taken hold of. */
  depth: number;
};

export type RowsTarget = {
  section: Section;
  /** Between which rows; null where the section has an order of its own. */
  landing: Landing | null;
  depth: number;
  /** The row that the line is drawn at, and at which of its edges. */
  line: { id: string; edge: "before" | "after" } | null;
};

type Rows = readonly Row[];

/**
 * The gap at a height: the index, among the boxes, of the first one whose middle is below it.
 * @internal
 */
export function gapAt(boxes: readonly Box[], y: number): number {
  const index = boxes.findIndex(({ top, bottom }) => y < (top + bottom) / 2);
  return index === -1 ? boxes.length : index;
}

function clamp(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(value, to));
}

/** The rest's index of a row; behind its last one where there is no such row. */
function restIndex(rest: Rows, id: string | undefined): number {
  const index = rest.findIndex(({ todo }) => todo.id === id);
  return index === -1 ? rest.length : index;
}

/** What is dragged would stay exactly where it is. */
function isHome(landing: Landing, { ids }: Dragged, rows: Rows): boolean {
  const [first] = ids;
  const at = rows.findIndex(({ todo }) => todo.id === first);
  const row = rows[at];
  if (ids.length !== 1 || row === undefined) {
    return false;
  }
  const own = landingAt(restOf(rows, new Set(ids)), at, row.depth);
  return (
    own.parent === landing.parent && own.previous === landing.previous && own.next === landing.next
  );
}

type Pointing = {
  /** The boxes of the rows of `section` that are in the page, dragged ones left out, in order. */
  boxes: readonly Box[];
  y: number;
  /** How many levels to the right of where it was taken hold of. */
  levels: number;
  todos: ReadonlyMap<string, Todo>;
  abilities: Abilities;
};

/** Where something lands that is let go over the rows of a section. */
export function rowsTarget(
  dragged: Dragged,
  section: Section,
  { boxes, y, levels, todos, abilities }: Pointing,
): RowsTarget | null {
  const isSame = section.key === dragged.section.key;
  if (!abilities.canOrder) {
    return isSame ? null : { section, landing: null, depth: 0, line: null };
  }
  const rest = restOf(section.rows, new Set(dragged.ids));
  const at = gapAt(boxes, y);
  const below = boxes[at]?.id;
  const above = boxes[at - 1]?.id;
  const gap =
    below === undefined && above !== undefined
      ? restIndex(rest, above) + 1
      : restIndex(rest, below);
  const range = abilities.canNest
    ? depthsAt(rest, gap, tallestOf(todos, dragged.ids))
    : { from: 0, to: 0 };
  const depth = clamp(dragged.depth + levels, range.from, range.to);
  const landing = landingAt(rest, gap, depth);
  if (isSame && isHome(landing, dragged, section.rows)) {
    return null;
  }
  if (above !== undefined) {
    return { section, landing, depth, line: { id: above, edge: "after" } };
  }
  return {
    section,
    landing,
    depth,
    line: below === undefined ? null : { id: below, edge: "before" },
  };
}
