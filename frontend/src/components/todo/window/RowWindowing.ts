import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { focusedRow, registerRows, rowIdOf } from "@/components/todo/Focus";
import type { Row } from "@/lib/views/tree";
import type { RowHeights } from "./RowHeights";
import { covers, isSameRange, type Range, rangeBetween, stretchesOf } from "./RowWindow";
import { onViewport } from "./Viewport";

/** How much of the list is kept ready above and below the screen, in screens. */
const AHEAD = 0.75;
const LOWEST_ROW = 52;
/** Until then what has just changed is only drawn as far as it can be seen. */
const AHEAD_AFTER_MS = 150;

const ALL: Range = { from: 0, to: Number.POSITIVE_INFINITY };

/** How many rows are drawn before it is known where the list is on the screen: as many low ones as
 * there is room for below the head of a page. */
function firstRows(): number {
  return Math.ceil((window.innerHeight * 0.75) / LOWEST_ROW);
}

type Shown = { range: Range; focusedId: string | null };

type WindowOptions = {
  rows: readonly Row[];
  list: RefObject<HTMLElement | null>;
  heights: RowHeights;
  /** How many rows stand above this list. */
  before: number;
  /** Rows that stay in the page wherever it is scrolled to. */
  pinnedIds: readonly string[];
};

function isSame(one: Shown, other: Shown): boolean {
  return isSameRange(one.range, other.range) && one.focusedId === other.focusedId;
}

/** The stretches of rows to draw; a row with the focus stays, wherever the page is scrolled to. */
export function useRowWindow({ rows, list, heights, before, pinnedIds }: WindowOptions) {
  const [shown, setShown] = useState<Shown>(() => ({
    range: { from: 0, to: Math.max(0, firstRows() - before) },
    focusedId: null,
  }));
  const latest = useRef({ rows, heights });
  useLayoutEffect(() => {
    latest.current = { rows, heights };
  });

  const count = rows.length;
  const [updates] = useState(() => {
    let done: Seen | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): Seen | null =>
      list.current === null ? null : seenNow(list.current, latest.current);

    function drawAhead(): void {
      const seen = look();
      if (seen !== null && (done === null || !isSameSeen(done, seen))) {
        done = seen;
        const next = shownNow(seen, latest.current.heights, AHEAD);
        setShown((known) => (isSame(known, next) ? known : next));
      }
    }

    function drawScreen(): void {
      const seen = look();
      if (seen !== null) {
        const next = shownNow(seen, latest.current.heights, 0);
        setShown((known) => (covers(known.range, next.range) ? known : next));
      }
      clearTimeout(timer);
      timer = setTimeout(drawAhead, AHEAD_AFTER_MS);
    }

    return { drawAhead, drawScreen };
  });
  const { drawAhead, drawScreen } = updates;
  useEffect(
    () => onViewport({ scrolled: drawAhead, resized: drawScreen }),
    [drawAhead, drawScreen],
  );
  useEffect(() => {
    // On paper there is no screen that rows could be near to.
    const showAll = (): void => {
      flushSync(() => setShown({ range: ALL, focusedId: null }));
    };
    window.addEventListener("beforeprint", showAll);
    return () => window.removeEventListener("beforeprint", showAll);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows may be near the screen then.
  useLayoutEffect(drawScreen, [drawScreen, count]);

  useEffect(
    () =>
      registerRows((id) => {
        const isOwn = latest.current.rows.some(({ todo }) => todo.id === id);
        if (isOwn) {
          flushSync(() => setShown((known) => ({ ...known, focusedId: id })));
        }
        return isOwn;
      }),
    [],
  );

  return useMemo(() => {
    const ids = new Set(pinnedIds);
    if (shown.focusedId !== null) {
      ids.add(shown.focusedId);
    }
    const pinned = ids.size === 0 ? [] : indexesOf(rows, ids);
    return stretchesOf(rows.length, shown.range, pinned);
  }, [rows, shown, pinnedIds]);
}

function indexesOf(rows: readonly Row[], ids: ReadonlySet<string>): number[] {
  return rows.flatMap(({ todo }, index) => (ids.has(todo.id) ? [index] : []));
}

type Measured = { rows: readonly Row[]; heights: RowHeights };

/** All that the rows to draw depend on. */
type Seen = { rows: readonly Row[]; top: number; screen: number; focused: HTMLElement | null };

function seenNow(list: HTMLElement, { rows }: Measured): Seen {
  return {
    rows,
    top: list.getBoundingClientRect().top,
    screen: window.innerHeight,
    focused: list.contains(document.activeElement) ? focusedRow() : null,
  };
}

function isSameSeen(one: Seen, other: Seen): boolean {
  return (
    one.rows === other.rows &&
    one.top === other.top &&
    one.screen === other.screen &&
    one.focused === other.focused
  );
}

/** A row with the focus has to be kept only where it would go. */
function keptId(focused: HTMLElement | null, { from, to }: Range): string | null {
  const index = Number(focused?.ariaPosInSet) - 1;
  return focused === null || (index >= from && index < to) ? null : (rowIdOf(focused) ?? null);
}

/** `ahead`: how many screens more in both directions. */
function shownNow({ rows, top, screen, focused }: Seen, heights: RowHeights, ahead: number): Shown {
  const heightAt = (index: number): number => heights.of(rows[index]);
  const edges = { top: -top - screen * ahead, bottom: -top + screen * (1 + ahead) };
  const range = rangeBetween(rows.length, heightAt, edges);
  return { range, focusedId: keptId(focused, range) };
}
