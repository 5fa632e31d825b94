import { uuidv7 } from "@/lib/uuid";
import { Draft } from "./draft";
import { type Gap, gapBeside } from "./gaps";
import type { Step } from "./mutations";
import { anchorOf, keysBehindParts, keysOnTopOfList } from "./plan-move";
import { spreadKeys } from "./positions";
import { MAX_DEPTH } from "./reduce-todos";
import type { Rows } from "./rows";
import type { NewTodo, Place } from "./types";

type Destination = {
  listId: string | null;
  parentId: string | null;
  /** How deep a todo lies there; 1 where it is part of nothing. */
  level: number;
};

export type AddPlan = {
  steps: readonly Step[];
  /** Of the todos that were given. */
  ids: readonly string[];
  /** Of those that are part of nothing that is added with them. */
  rootIds: readonly string[];
};

/**
 * What it takes to add todos with their parts. Nothing that was typed is left out: what would lie
 * too deep becomes part of the deepest that may have parts, and what was meant for a list that is
 * gone comes to the inbox.
 */
export function planAdd(rows: Rows, todos: readonly NewTodo[], place: Place): AddPlan {
  const draft = new Draft(rows);
  const groups = new Map<string, { destination: Destination; members: NewTodo[] }>();
  for (const todo of todos) {
    const destination = destinationOf(draft, todo, place);
    const key = `${destination.listId} ${destination.parentId}`;
    const group = groups.get(key) ?? { destination, members: [] };
    group.members.push(todo);
    groups.set(key, group);
  }
  const steps: Step[] = [];
  const ids = new Map<NewTodo, string>();
  for (const group of groups.values()) {
    const { destination } = group;
    const members = withinDepth(group.members, destination.level);
    const { keys, neighbours } = roomFor(draft, destination, place, members.length);
    for (const [todoId, position] of neighbours) {
      steps.push({ operation: { op: "todo.update", todo_id: todoId, patch: { position } } });
    }
    for (const [index, todo] of members.entries()) {
      const id = uuidv7();
      ids.set(todo, id);
      steps.push(...createSteps(draft, todo, { ...destination, id, position: keys[index] ?? "" }));
    }
  }
  return { steps, ids: todos.flatMap((todo) => ids.get(todo) ?? []), rootIds: [...ids.values()] };
}

function destinationOf(draft: Draft, todo: NewTodo, place: Place): Destination {
  const parent = draft.todos.get(place.parentId ?? todo.parent_id ?? "");
  if (parent !== undefined) {
    return { listId: parent.list_id, ...levelBelow(draft, parent.id) };
  }
  const listId = place.listId === undefined ? todo.list_id : place.listId;
  const anchor = anchorOf(draft.rows(), place)?.todo;
  if (anchor !== undefined && listId === undefined && place.parentId === undefined) {
    return { listId: anchor.list_id, ...levelBelow(draft, anchor.parent_id) };
  }
  const isThere = typeof listId === "string" && draft.lists.has(listId);
  return { listId: isThere ? listId : null, parentId: null, level: 1 };
}

/** Below a todo, or below what it is part of where that would be too deep. */
function levelBelow(
  draft: Draft,
  parentId: string | null,
): Pick<Destination, "parentId" | "level"> {
  const parent = parentId === null ? undefined : draft.todos.get(parentId);
  if (parent === undefined) {
    return { parentId: null, level: 1 };
  }
  const level = draft.ancestors(parent).length + 2;
  return level > MAX_DEPTH ? levelBelow(draft, parent.parent_id) : { parentId: parent.id, level };
}

function roomFor(draft: Draft, destination: Destination, place: Place, count: number): Gap {
  const anchor = anchorOf(draft.rows(), place);
  if (anchor !== null) {
    return gapBeside(draft.todos, anchor, new Set(), count);
  }
  const { listId, parentId } = destination;
  const keys =
    parentId === null
      ? keysOnTopOfList(draft, listId, count)
      : keysBehindParts(draft, parentId, count);
  return { keys, neighbours: new Map() };
}

/** The todos of one level; at the deepest one their parts stand behind them. */
function withinDepth(todos: readonly NewTodo[], level: number): readonly NewTodo[] {
  return level < MAX_DEPTH
    ? todos
    : todos.flatMap((todo) => [todo, ...withinDepth(todo.parts ?? [], level)]);
}

type Placed = Destination & { id: string; position: string };

function createSteps(draft: Draft, newTodo: NewTodo, placed: Placed): Step[] {
  const { parts = [], label_ids: labelIds = [], ...fields } = newTodo;
  const { id, level, listId, parentId, position } = placed;
  const todo = {
    ...fields,
    id,
    position,
    list_id: listId,
    parent_id: parentId,
    label_ids: labelIds.filter((labelId) => draft.labels.has(labelId)),
  };
  const below = level < MAX_DEPTH ? withinDepth(parts, level + 1) : [];
  const keys = spreadKeys(below.length);
  const partSteps = below.flatMap((part, index) =>
    createSteps(draft, part, {
      id: uuidv7(),
      position: keys[index] ?? "",
      listId,
      parentId: id,
      level: level + 1,
    }),
  );
  return [{ operation: { op: "todo.create", todo } }, ...partSteps];
}
