import { Draft } from "./draft";
import { topmost } from "./family";
import { type Anchor, type Gap, gapBeside } from "./gaps";
import type { Step } from "./mutations";
import { byPosition, keysBetween, keysOnTop } from "./positions";
import { obstacle } from "./reduce-todos";
import type { Rows } from "./rows";
import type { Place, Todo, TodoPatch } from "./types";

export type MovePlan = {
  steps: readonly Step[];
  /** Those that go somewhere else, without the neighbours that make room. */
  moved: readonly Todo[];
  /** Why some of them stay where they are. */
  obstacle: "circle" | "depth" | null;
};

/** What it takes to put todos somewhere, in the order of their ids. */
export function planMove(rows: Rows, ids: readonly string[], place: Place): MovePlan {
  const draft = new Draft(rows);
  const { moved, ...found } = movable(draft, topmost(draft, ids), place.parentId);
  const gap = moved.length === 0 ? null : gapFor(draft, moved, place);
  const patches = moved.map((todo, index): [string, TodoPatch] => [
    todo.id,
    { ...destination(todo, place), ...positioned(gap, index) },
  ]);
  const neighbours = [...(gap?.neighbours ?? [])].map(([id, position]): [string, TodoPatch] => [
    id,
    { position },
  ]);
  const steps = [...neighbours, ...patches]
    .filter(([, patch]) => Object.keys(patch).length > 0)
    .map(([id, patch]): Step => ({ operation: { op: "todo.update", todo_id: id, patch } }));
  return { steps, moved, obstacle: found.obstacle };
}

/** The anchor that a place names, if it is there. */
export function anchorOf(rows: Rows, { afterId, beforeId }: Place): Anchor | null {
  const todo = rows.todos.get(beforeId ?? afterId ?? "");
  return todo === undefined ? null : { todo, side: beforeId === undefined ? "after" : "before" };
}

/** Keys behind all parts of a todo. */
export function keysBehindParts(draft: Draft, parentId: string, count: number): readonly string[] {
  const parts = draft.descendants(parentId).filter((part) => part.parent_id === parentId);
  const last = parts.toSorted(byPosition).at(-1);
  return keysBetween(last?.position ?? null, null, count) ?? [];
}

/** Keys before all todos of a list that are part of no other. */
export function keysOnTopOfList(
  { todos }: Draft,
  listId: string | null,
  count: number,
): readonly string[] {
  let first: string | null = null;
  for (const { list_id, parent_id, position } of todos.values()) {
    if (list_id === listId && parent_id === null && (first === null || position < first)) {
      first = position;
    }
  }
  return keysOnTop(first, count);
}

function movable(
  draft: Draft,
  todos: readonly Todo[],
  parentId: string | null | undefined,
): Pick<MovePlan, "moved" | "obstacle"> {
  if (typeof parentId !== "string") {
    return { moved: todos, obstacle: null };
  }
  const parent = draft.todos.get(parentId);
  if (parent === undefined) {
    return { moved: [], obstacle: null };
  }
  const obstacles = todos.map(({ id }) => obstacle(draft, id, parent));
  return {
    moved: todos.filter((_, index) => obstacles[index] === null),
    obstacle: obstacles.find((found) => found !== null) ?? null,
  };
}

function gapFor(draft: Draft, moved: readonly Todo[], place: Place): Gap | null {
  const anchor = anchorOf(draft.rows(), place);
  if (anchor !== null) {
    const moving = new Set(moved.map(({ id }) => id));
    return gapBeside(draft.todos, anchor, moving, moved.length);
  }
  const { listId, parentId } = place;
  if (typeof parentId === "string") {
    return inOrder(keysBehindParts(draft, parentId, moved.length));
  }
  const goesElsewhere = moved.some(({ list_id }) => list_id !== listId);
  return listId !== undefined && goesElsewhere
    ? inOrder(keysOnTopOfList(draft, listId, moved.length))
    : null;
}

function inOrder(keys: readonly string[]): Gap {
  return { keys, neighbours: new Map() };
}

function positioned(gap: Gap | null, index: number): TodoPatch {
  const position = gap?.keys[index];
  return position === undefined ? {} : { position };
}

/** The fields that say where a todo belongs, as far as they change. */
function destination(todo: Todo, { listId, parentId }: Place): TodoPatch {
  if (typeof parentId === "string") {
    return parentId === todo.parent_id ? {} : { parent_id: parentId };
  }
  return {
    ...(parentId === null && todo.parent_id !== null ? { parent_id: null } : {}),
    ...(listId !== undefined && listId !== todo.list_id ? { list_id: listId } : {}),
  };
}
