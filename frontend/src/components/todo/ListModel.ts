import { useLayoutEffect, useMemo, useRef } from "react";
import { useSnapshot } from "@/lib/replica/hooks";
import type { Snapshot } from "@/lib/replica/types";
import { hasOptions, useCollapsed, useViewOptions, type ViewOptions } from "@/lib/views/options";
import type { Section } from "@/lib/views/section";
import type { Row } from "@/lib/views/tree";
import { useSections } from "@/lib/views/use-sections";
import { isTree, type View } from "@/lib/views/view";
import { endOf } from "./order/Landing";

/** Everything a list shows and knows, as of its last rendering. */
export type ListModel = {
  view: View;
  options: ViewOptions;
  snapshot: Snapshot;
  sections: readonly Section[];
  /** Folds the parts of a todo away, or unfolds them. */
  fold: (id: string) => void;
};

/** What can be done with the order of a view. */
export type Abilities = {
  /** Rows have the order that a person gives them. */
  canOrder: boolean;
  /** Parts stand below what they are part of. */
  canNest: boolean;
};

export function abilitiesOf({ view, options }: Pick<ListModel, "view" | "options">): Abilities {
  const canOrder = hasOptions(view.kind) && options.sort === "manual";
  return { canOrder, canNest: canOrder && isTree(view) };
}

export function useListModel(view: View): ListModel {
  const snapshot = useSnapshot();
  const sections = useSections(view);
  const [options] = useViewOptions(view);
  const [, fold] = useCollapsed();
  return useMemo(
    () => ({ view, options, snapshot, sections, fold }),
    [view, options, snapshot, sections, fold],
  );
}

/** Reads the latest value from where rendering does not reach: handlers, timers, listeners. */
export function useLatest<T>(value: T): () => T {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return useRef(() => latest.current).current;
}

/** Where a row is. */
export type Spot = { section: Section; index: number; row: Row };

export function spotOf(sections: readonly Section[], id: string): Spot | null {
  for (const section of sections) {
    const index = section.rows.findIndex(({ todo }) => todo.id === id);
    const row = section.rows[index];
    if (row !== undefined) {
      return { section, index, row };
    }
  }
  return null;
}

/** The ids of all rows in the order of the page. */
export function idsOf(sections: readonly Section[]): string[] {
  return sections.flatMap(({ rows }) => rows.map(({ todo }) => todo.id));
}

/** The row to go on from once others have left: the next one that stays, else the one before. */
export function neighbourOf(
  sections: readonly Section[],
  fromId: string,
  gone: ReadonlySet<string>,
): string | null {
  let before: string | null = null;
  let isBehind = false;
  for (const { rows } of sections) {
    for (const { todo } of rows) {
      const stays = todo.id !== fromId && !gone.has(todo.id);
      if (stays && isBehind) {
        return todo.id;
      }
      before = stays ? todo.id : before;
      isBehind ||= todo.id === fromId;
    }
  }
  return isBehind ? before : null;
}

/** The row right before or behind another one; of no row: the first, or the last. */
export function besideOf(
  sections: readonly Section[],
  id: string | null,
  step: 1 | -1,
): string | null {
  let before: string | null = null;
  let isBehind = id === null && step === 1;
  for (const { rows } of sections) {
    for (const { todo } of rows) {
      if (isBehind) {
        return todo.id;
      }
      if (todo.id === id && step === -1) {
        return before;
      }
      isBehind = todo.id === id;
      before = todo.id;
    }
  }
  return id === null ? before : null;
}

/** A row and all that stand below it. */
function treeAt(section: Section, index: number): Spot[] {
  const rows = section.rows.slice(index, endOf(section.rows, index));
  return rows.map((row, offset) => ({ section, index: index + offset, row }));
}

/** The rows of some todos and all that stand below them. Looks at no row behind the last of them:
 * of a long list mostly the first rows are on the screen. */
export function spotsOf(sections: readonly Section[], ids: Iterable<string>): Spot[] {
  const wanted = new Set(ids);
  const spots: Spot[] = [];
  for (const section of sections) {
    let index = 0;
    while (wanted.size > 0 && index < section.rows.length) {
      const isWanted = wanted.has(section.rows[index]?.todo.id ?? "");
      const tree = isWanted ? treeAt(section, index) : [];
      for (const { row } of tree) {
        wanted.delete(row.todo.id);
      }
      spots.push(...tree);
      index += Math.max(1, tree.length);
    }
  }
  return spots;
}
