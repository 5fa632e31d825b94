import { flushSync } from "react-dom";
import { focusHeading, focusRow, shownRowIds } from "@/components/todo/Focus";
import { ghostsOf, type Leaving } from "@/components/todo/Ghosts";
import {
  type ListModel,
  neighbourOf,
  type Spot,
  spotOf,
  spotsOf,
} from "@/components/todo/ListModel";
import type { ListSetters, ListState } from "@/components/todo/ListState";
import type { Moment } from "@/lib/dates/due";
import type { Actions } from "@/lib/replica/actions";

/** What the commands of a list work with; always as of its last rendering. */
export type ListTools = {
  model: () => ListModel;
  state: () => ListState;
  set: ListSetters;
  actions: () => Actions;
  moment: () => Moment;
};

// As long as the animation of leaving rows in TodoItem.module.css.
const LEAVE_MS = 190;

function withoutMotion(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** A row on its way out keeps the focus until the next frame, and loses it then. */
function isFocusLost(): boolean {
  const { activeElement } = document;
  return (
    activeElement === null ||
    activeElement === document.body ||
    activeElement.closest("[inert]") !== null
  );
}

/** Where the focus is lost: to the row it was in, or to what stood beside it. */
function goOn(tools: ListTools, fromId: string, neighbour: string | null): void {
  if (isFocusLost()) {
    const isThere = spotOf(tools.model().sections, fromId) !== null;
    const nextId = isThere ? fromId : neighbour;
    if (nextId === null || !focusRow(nextId)) {
      focusHeading();
    }
  }
}

/** For what changes rows by itself: the focus is looked after once the page has been drawn. */
export function keepFocus(tools: ListTools, ids: readonly string[]): void {
  const { sections } = tools.model();
  const [fromId = ""] = ids;
  const neighbour = neighbourOf(sections, fromId, idsIn(spotsOf(sections, ids)));
  requestAnimationFrame(() => goOn(tools, fromId, neighbour));
}

function idsIn(spots: readonly Spot[]): ReadonlySet<string> {
  return new Set(spots.map(({ row }) => row.todo.id));
}

type Change = {
  ids: readonly string[];
  /** Where the person is: the focus goes on from there. */
  fromId: string;
  leaving: Leaving;
};

/**
 * Makes a change after which rows may be gone or elsewhere: what leaves is shown for a moment, and
 * the focus stays with its row, or goes on to the next one that is still there.
 */
export function change(tools: ListTools, { ids, fromId, leaving }: Change, make: () => void): void {
  const { sections } = tools.model();
  const going = spotsOf(sections, ids);
  const neighbour = neighbourOf(sections, fromId, idsIn(going));
  const shown = withoutMotion() ? new Set<string>() : shownRowIds();
  const seen = going.filter(({ row }) => shown.has(row.todo.id));
  const ghosts = ghostsOf(sections, seen, leaving);
  flushSync(() => {
    make();
    if (ghosts.length > 0) {
      tools.set.setGhosts((others) => [...others, ...ghosts]);
    }
  });
  // What has left the selection does not come back to it by being undone.
  tools.set.setSelection(tools.state().selection);
  goOn(tools, fromId, neighbour);
  if (ghosts.length > 0) {
    setTimeout(() => {
      tools.set.setGhosts((others) => others.filter((ghost) => !ghosts.includes(ghost)));
    }, LEAVE_MS);
  }
}

/** The titles as a sentence names them: the one title, or how many there are. */
export function subjectOf(tools: ListTools, ids: readonly string[]): string {
  const [id] = ids;
  const title = id === undefined ? undefined : tools.model().snapshot.todos.get(id)?.title;
  return ids.length === 1 && title !== undefined ? title : `${ids.length} todos`;
}
