import type { Step } from "./mutations";
import type { Rows } from "./rows";
import type { Todo, TrashedTodo } from "./types";

type Trashed = ReadonlyMap<string, TrashedTodo>;

export type RestorePlan = { steps: readonly Step[]; roots: readonly Todo[] };

/**
 * What it takes to bring todos out of the trash. What went there with them comes back with them: it
 * lies below them and was put there at the same moment.
 */
export function planRestore(rows: Rows, trashed: Trashed, ids: readonly string[]): RestorePlan {
  const chosen = [...new Set(ids)]
    .flatMap((id) => trashed.get(id) ?? [])
    .filter(({ id }) => !rows.todos.has(id))
    .toSorted((one, other) => levelOf(trashed, one) - levelOf(trashed, other));
  const restored = new Set<string>();
  const roots: TrashedTodo[] = [];
  const steps: Step[] = [];
  for (const root of chosen) {
    if (!restored.has(root.id)) {
      const members = batchOf(trashed, root);
      for (const { id } of members) {
        restored.add(id);
      }
      roots.push(root);
      steps.push({
        operation: { op: "todo.restore", todo_id: root.id },
        restored: members.map(withoutDeletion),
      });
    }
  }
  return { roots, steps };
}

function batchOf(trashed: Trashed, root: TrashedTodo): TrashedTodo[] {
  const members = new Map([[root.id, root]]);
  const others = [...trashed.values()].filter(({ deleted_at: at }) => at === root.deleted_at);
  for (const { id: parentId } of members.values()) {
    for (const other of others) {
      if (other.parent_id === parentId && other.id !== root.id) {
        members.set(other.id, other);
      }
    }
  }
  return [...members.values()];
}

/** How many trashed todos lie above one: it can only return to what is there. */
function levelOf(trashed: Trashed, todo: TrashedTodo): number {
  const above = new Set<string>();
  let parentId = todo.parent_id;
  while (parentId !== null && !above.has(parentId) && trashed.has(parentId)) {
    above.add(parentId);
    parentId = trashed.get(parentId)?.parent_id ?? null;
  }
  return above.size;
}

function withoutDeletion({ deleted_at: _, ...todo }: TrashedTodo): Todo {
  return todo;
}
