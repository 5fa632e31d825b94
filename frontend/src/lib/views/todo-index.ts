import { byPosition } from "@/lib/replica/positions";
import type { Snapshot, Todo } from "@/lib/replica/types";
import { put } from "./group-by";

/** How many todos are part of one, at any depth. */
export type Parts = { open: number; all: number };

type TodoIndex = {
  /** In manual order. */
  open: readonly Todo[];
  completed: readonly Todo[];
  /** The parts of a todo, completed ones too, in manual order. */
  children: ReadonlyMap<string, readonly Todo[]>;
  parts: ReadonlyMap<string, Parts>;
};

/** More levels than a todo can have: ends a circle that two devices have made between them. */
const MOST_LEVELS = 8;

const NO_PARTS: Parts = { open: 0, all: 0 };

function countParts(todos: Snapshot["todos"]): Map<string, Parts> {
  const counts = new Map<string, Parts>();
  for (const todo of todos.values()) {
    let above = todo.parent_id;
    for (let level = 0; above !== null && level < MOST_LEVELS; level += 1) {
      const known = counts.get(above) ?? NO_PARTS;
      counts.set(above, { open: known.open + Number(!todo.completed), all: known.all + 1 });
      above = todos.get(above)?.parent_id ?? null;
    }
  }
  return counts;
}

function childrenIn(todos: Snapshot["todos"]): Map<string, Todo[]> {
  const children = new Map<string, Todo[]>();
  for (const todo of todos.values()) {
    if (todo.parent_id !== null) {
      put(children, todo.parent_id, todo);
    }
  }
  for (const siblings of children.values()) {
    siblings.sort(byPosition);
  }
  return children;
}

const NOTHING: State = {
  todos: new Map(),
  index: { open: [], completed: [], children: new Map(), parts: new Map() },
};

type State = { todos: Snapshot["todos"]; index: TodoIndex };

/** What is new since the state before, and whether any of it, now or then, is part of something. */
function changesSince(before: Snapshot["todos"], todos: Snapshot["todos"]) {
  const fresh: Todo[] = [];
  let known = 0;
  let hasParts = false;
  for (const todo of todos.values()) {
    const old = before.get(todo.id);
    known += Number(old !== undefined);
    if (old !== todo) {
      fresh.push(todo);
      hasParts ||= todo.parent_id !== null || (old?.parent_id ?? null) !== null;
    }
  }
  // Something that is gone may have been part of something.
  return { fresh, hasParts: hasParts || known < before.size };
}

/**
 * From one state to the next only a few todos change: the others keep their order, and sorting what
 * is all but sorted takes next to no time.
 */
function build({ todos: before, index }: State, todos: Snapshot["todos"]): TodoIndex {
  const { fresh, hasParts } = changesSince(before, todos);
  const isKept = (todo: Todo): boolean => todos.get(todo.id) === todo;
  const open = index.open.filter(isKept);
  const completed = index.completed.filter(isKept);
  for (const todo of fresh) {
    (todo.completed ? completed : open).push(todo);
  }
  open.sort(byPosition);
  return {
    open,
    completed,
    children: hasParts ? childrenIn(todos) : index.children,
    parts: hasParts ? countParts(todos) : index.parts,
  };
}

let last = NOTHING;

/** Made once for each state of the todos, whoever asks. */
export function indexOf(todos: Snapshot["todos"]): TodoIndex {
  if (last.todos !== todos) {
    last = { todos, index: build(last, todos) };
  }
  return last.index;
}

export function partsOf(todo: Todo, index: TodoIndex): Parts {
  return index.parts.get(todo.id) ?? NO_PARTS;
}

/** Whether a todo stands at the outermost level of its list: what it is a part of is not above it. */
export function isOutermost(todo: Todo, todos: Snapshot["todos"]): boolean {
  const parent = todo.parent_id === null ? undefined : todos.get(todo.parent_id);
  return parent === undefined || parent.completed || parent.list_id !== todo.list_id;
}

/** Whether a todo is put away together with its archived list. */
export function isArchived(todo: Todo, lists: Snapshot["lists"]): boolean {
  return todo.list_id !== null && (lists.get(todo.list_id)?.archived_at ?? null) !== null;
}
