import { byPosition, keysBetween, type Positioned, spreadKeys } from "./positions";
import type { Todo } from "./types";

/** Keys for what is put into a gap, and new ones for neighbours that had to make room. */
export type Gap = {
  keys: readonly string[];
  neighbours: ReadonlyMap<string, string>;
};

export type Anchor = { todo: Todo; side: "before" | "after" };

/**
 * Keys right before or after a todo. Its neighbours are looked for among all todos and not only
 * among its siblings, so that it comes out right in every view that shows several lists in order.
 */
export function gapBeside(
  todos: ReadonlyMap<string, Todo>,
  anchor: Anchor,
  moving: ReadonlySet<string>,
  count: number,
): Gap {
  const keys = keysAmong(todos, anchor, moving, count);
  if (keys !== null) {
    return { keys, neighbours: new Map() };
  }
  const { side, todo } = anchor;
  const siblings = [...todos.values()]
    .filter(({ id }) => !moving.has(id))
    .filter(({ list_id, parent_id }) => list_id === todo.list_id && parent_id === todo.parent_id)
    .toSorted(byPosition);
  const index = siblings.findIndex((sibling) =>
    side === "before" ? byPosition(sibling, todo) >= 0 : byPosition(sibling, todo) > 0,
  );
  return makeRoom(siblings, index === -1 ? siblings.length : index, count);
}

function keysAmong(
  todos: ReadonlyMap<string, Todo>,
  { side, todo: anchor }: Anchor,
  moving: ReadonlySet<string>,
  count: number,
): string[] | null {
  const isBefore = (todo: Todo): boolean =>
    todo === anchor ? side === "after" : byPosition(todo, anchor) < 0;
  let before: Todo | null = null;
  let after: Todo | null = null;
  for (const todo of todos.values()) {
    if (moving.has(todo.id)) {
      continue;
    }
    if (isBefore(todo)) {
      before = last(before, todo);
    } else {
      after = first(after, todo);
    }
  }
  return keysBetween(before?.position ?? null, after?.position ?? null, count);
}

function first(one: Todo | null, other: Todo): Todo {
  return one !== null && byPosition(one, other) < 0 ? one : other;
}

function last(one: Todo | null, other: Todo): Todo {
  return one !== null && byPosition(one, other) > 0 ? one : other;
}

/** Numbers as few neighbours anew as it takes for keys to fit in before the one at `index`. */
function makeRoom(siblings: readonly Positioned[], index: number, count: number): Gap {
  for (let width = 0; ; width = width * 2 + 2) {
    const start = Math.max(index - width, 0);
    const end = Math.min(index + width, siblings.length);
    const before = siblings[start - 1]?.position ?? null;
    const after = siblings[end]?.position ?? null;
    const wanted = end - start + count;
    const isAll = start === 0 && end === siblings.length;
    const keys = isAll ? spreadKeys(wanted) : keysBetween(before, after, wanted);
    if (keys !== null) {
      const firstNew = index - start;
      const others = keys.toSpliced(firstNew, count);
      return {
        keys: keys.slice(firstNew, firstNew + count),
        neighbours: new Map(
          siblings.slice(start, end).map(({ id }, place) => [id, others[place] ?? ""]),
        ),
      };
    }
  }
}
