import { byPosition } from "@/lib/replica/positions";
import type { Snapshot, Todo } from "@/lib/replica/types";
import type { Compare } from "./order";
import type { Parts } from "./todo-index";
import { indexOf, isOutermost, partsOf } from "./todo-index";

export type Row = {
  todo: Todo;
  /** 0 for the outermost; such a row with a `parent_id` stands apart from what it is a part of. */
  depth: number;
  parts: Parts;
  isCollapsed: boolean;
};

/** More levels than a todo can have. */
const DEEPEST = 8;

/** Each todo as a row of its own, whatever it is a part of. */
export function flatRows(todos: readonly Todo[], all: Snapshot["todos"]): Row[] {
  const index = indexOf(all);
  return todos.map((todo) => ({
    todo,
    depth: 0,
    parts: partsOf(todo, index),
    isCollapsed: false,
  }));
}

/** The open todos of a list (null: the inbox) that no other one of it stands above. */
export function outermostOf(listId: string | null, all: Snapshot["todos"]): Todo[] {
  return indexOf(all).open.filter((todo) => todo.list_id === listId && isOutermost(todo, all));
}

type Tree = { all: Snapshot["todos"]; compare: Compare; collapsed: ReadonlySet<string> };

/** The todos in order, below each of them its parts, unless they are folded away. Completed ones
 * stay as long as what they are part of is open; an open part of a completed one stands alone. */
export function treeRows(outermost: readonly Todo[], { all, compare, collapsed }: Tree): Row[] {
  const index = indexOf(all);
  const rows: Row[] = [];
  const inOrder = (todos: readonly Todo[]): readonly Todo[] =>
    compare === byPosition ? todos : todos.toSorted(compare);

  function push(todo: Todo, depth: number): void {
    const isCollapsed = collapsed.has(todo.id);
    rows.push({ todo, depth, parts: partsOf(todo, index), isCollapsed });
    if (isCollapsed || depth >= DEEPEST) {
      return;
    }
    for (const part of inOrder(index.children.get(todo.id) ?? [])) {
      if (part.list_id === todo.list_id && (part.completed || !todo.completed)) {
        push(part, depth + 1);
      }
    }
  }

  for (const todo of inOrder(outermost)) {
    push(todo, 0);
  }
  return rows;
}

/** The completed todos in manual order, each before the completed ones that are part of it. */
export function completedOf(all: Snapshot["todos"]): Todo[] {
  const { completed, children } = indexOf(all);
  // A set: two devices may have made a circle between them.
  const found = new Set<Todo>();
  function push(todo: Todo): void {
    if (todo.completed && !found.has(todo)) {
      found.add(todo);
      children.get(todo.id)?.forEach(push);
    }
  }
  const inOrder = completed.toSorted(byPosition);
  inOrder.filter(({ parent_id }) => all.get(parent_id ?? "")?.completed !== true).forEach(push);
  inOrder.forEach(push);
  return [...found];
}
