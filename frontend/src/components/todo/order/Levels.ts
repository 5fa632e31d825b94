import { byPosition } from "@/lib/replica/positions";
import type { Todo } from "@/lib/replica/types";

/** The outermost todo is level 0; a todo at the deepest level can have no parts. */
export const DEEPEST = 4;

type Todos = ReadonlyMap<string, Todo>;

const known = new WeakMap<Todos, ReadonlyMap<string, readonly Todo[]>>();

/** All parts of each todo, completed ones too; made once for each state of the todos. */
function childrenOf(todos: Todos): ReadonlyMap<string, readonly Todo[]> {
  const made = known.get(todos);
  if (made !== undefined) {
    return made;
  }
  const children = new Map<string, Todo[]>();
  for (const todo of todos.values()) {
    if (todo.parent_id !== null) {
      const siblings = children.get(todo.parent_id) ?? [];
      siblings.push(todo);
      children.set(todo.parent_id, siblings);
    }
  }
  known.set(todos, children);
  return children;
}

/** The direct parts of a todo, completed ones too, in manual order. */
export function directParts(todos: Todos, id: string): Todo[] {
  return (childrenOf(todos).get(id) ?? []).toSorted(byPosition);
}

/** How many levels of parts are below a todo. */
export function levelsBelow(todos: Todos, id: string): number {
  const children = childrenOf(todos);
  function levels(parentId: string, limit: number): number {
    const parts = limit === 0 ? [] : (children.get(parentId) ?? []);
    return parts.reduce((most, { id: partId }) => Math.max(most, 1 + levels(partId, limit - 1)), 0);
  }
  // Two devices may have made a circle between them: the limit ends it.
  return levels(id, DEEPEST);
}

/** The ids of everything that a todo is part of, the nearest first. */
export function idsAbove(todos: Todos, todo: Todo): string[] {
  const ids: string[] = [];
  let above = todo.parent_id;
  while (above !== null && ids.length < DEEPEST) {
    ids.push(above);
    above = todos.get(above)?.parent_id ?? null;
  }
  return ids;
}

/** The ids without those that are part of another one of them: what is moved or deleted as one. */
export function withoutParts(todos: Todos, ids: readonly string[]): string[] {
  const all = new Set(ids);
  return ids.filter((id) => {
    const todo = todos.get(id);
    return todo === undefined || !idsAbove(todos, todo).some((above) => all.has(above));
  });
}

/** The ids of what moves to a list, or the inbox (null): what is there already stays as it is. */
export function outsideOf(
  listId: string | null,
  todos: Todos,
  ids: readonly string[],
): readonly string[] {
  return withoutParts(todos, ids).filter((id) => todos.get(id)?.list_id !== listId);
}

/** How many todos a todo is part of, directly and further up. */
export function levelsAbove(todos: Todos, todo: Todo): number {
  return idsAbove(todos, todo).length;
}
