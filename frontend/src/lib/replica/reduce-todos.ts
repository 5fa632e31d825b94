import type { Draft } from "./draft";
import type { OperationOf } from "./mutations";
import type { Todo } from "./types";

export const MAX_DEPTH = 5;

type Placed = Pick<Todo, "list_id" | "parent_id">;

function completion(completed: boolean | undefined, at: string) {
  return { completed: completed === true, completed_at: completed === true ? at : null };
}

/** Shows also what names a parent or a list that is not there: what was typed is never hidden. */
export function createTodo(draft: Draft, { todo }: OperationOf<"todo.create">, at: string): void {
  const parentId = todo.parent_id ?? null;
  const parent = parentId === null ? undefined : draft.todos.get(parentId);
  const isThere = draft.todos.has(todo.id) || draft.trashed.has(todo.id);
  if (isThere || (parent !== undefined && obstacle(draft, todo.id, parent) !== null)) {
    return;
  }
  draft.setTodo({
    id: todo.id,
    title: todo.title,
    notes: todo.notes ?? "",
    ...completion(todo.completed, at),
    priority: todo.priority ?? 4,
    due_date: todo.due_date ?? null,
    due_time: todo.due_time ?? null,
    due_timezone: todo.due_timezone ?? null,
    list_id: parent === undefined ? (todo.list_id ?? null) : parent.list_id,
    parent_id: parentId,
    label_ids: todo.label_ids ?? [],
    position: todo.position ?? "",
    version: 0,
    created_at: at,
    updated_at: at,
  });
}

/**
 * Completing a todo completes its open parts, and reopening it reopens exactly those. A parent
 * takes its parts along to another list; a part that goes to another list alone leaves its parent.
 */
export function updateTodo(draft: Draft, operation: OperationOf<"todo.update">, at: string): void {
  const todo = draft.todos.get(operation.todo_id);
  const place = todo === undefined ? null : placeAfter(draft, todo, operation.patch);
  if (todo === undefined || place === null) {
    return;
  }
  const { completed = todo.completed } = operation.patch;
  const wasCompletedAt = todo.completed_at;
  const isToggled = (part: Todo): boolean =>
    operation.patch.completed !== undefined &&
    (completed ? !part.completed : wasCompletedAt !== null && part.completed_at === wasCompletedAt);
  const parts = draft.descendants(todo.id);
  const completedAt = completed ? at : null;
  draft.setTodo({
    ...todo,
    ...operation.patch,
    ...place,
    completed_at: completed ? (wasCompletedAt ?? at) : null,
    updated_at: at,
  });
  for (const part of parts) {
    const completion = isToggled(part) ? { completed, completed_at: completedAt } : null;
    if (completion !== null || part.list_id !== place.list_id) {
      draft.setTodo({ ...part, ...completion, list_id: place.list_id, updated_at: at });
    }
  }
  if (place.list_id !== todo.list_id) {
    carryTrashed(draft, todo.id, place.list_id);
  }
}

export function trashTodo(draft: Draft, id: string, at: string): void {
  const todo = draft.todos.get(id);
  if (todo !== undefined) {
    for (const gone of [todo, ...draft.descendants(id)]) {
      draft.trash(gone, at);
    }
  }
}

/** Without its list it comes to the inbox, without its parent it stands alone. */
export function restoreTodo(draft: Draft, id: string, restored: readonly Todo[]): void {
  if (draft.todos.has(id)) {
    return;
  }
  for (const todo of restored) {
    const hasList = todo.list_id === null || draft.lists.has(todo.list_id);
    const parent = todo.parent_id === null ? undefined : draft.todos.get(todo.parent_id);
    const hasParent = todo.id !== id || parent?.list_id === todo.list_id;
    draft.setTodo({
      ...todo,
      list_id: hasList ? todo.list_id : null,
      parent_id: hasParent ? todo.parent_id : null,
      label_ids: todo.label_ids.filter((labelId) => draft.labels.has(labelId)),
    });
  }
}

export function labelTodo(
  draft: Draft,
  { add, remove, todo_id: id }: OperationOf<"todo.label">,
  at: string,
): void {
  const todo = draft.todos.get(id);
  if (todo === undefined || !add.every((labelId) => draft.labels.has(labelId))) {
    return;
  }
  const added = add.filter((labelId) => !todo.label_ids.includes(labelId));
  const kept = todo.label_ids.filter(
    (labelId) => add.includes(labelId) || !remove.includes(labelId),
  );
  if (added.length > 0 || kept.length < todo.label_ids.length) {
    draft.setTodo({ ...todo, label_ids: [...kept, ...added], updated_at: at });
  }
}

/** Why a todo cannot become part of another one; null where it can. */
export function obstacle(draft: Draft, todoId: string, parent: Todo): "circle" | "depth" | null {
  const above = [parent, ...draft.ancestors(parent)];
  if (above.some(({ id }) => id === todoId)) {
    return "circle";
  }
  return above.length + draft.height(todoId) > MAX_DEPTH ? "depth" : null;
}

/** What lies below a todo in the trash goes to another list with it. */
function carryTrashed(draft: Draft, id: string, listId: string | null): void {
  const carried = new Set([id]);
  for (const above of carried) {
    for (const todo of [...draft.todos.values(), ...draft.trashed.values()]) {
      if (todo.parent_id === above) {
        carried.add(todo.id);
      }
    }
    const trashed = draft.trashed.get(above);
    if (trashed !== undefined) {
      draft.setTrashed({ ...trashed, list_id: listId });
    }
  }
}

/** Where the todo is after the patch; null where the server would refuse it. */
function placeAfter(
  draft: Draft,
  todo: Todo,
  { list_id: listId, parent_id: parentId }: Partial<Placed>,
): Placed | null {
  if (typeof parentId === "string") {
    const parent = draft.todos.get(parentId);
    const isThere = parent !== undefined && obstacle(draft, todo.id, parent) === null;
    return isThere && (listId === undefined || listId === parent.list_id)
      ? { list_id: parent.list_id, parent_id: parentId }
      : null;
  }
  if (typeof listId === "string" && !draft.lists.has(listId)) {
    return null;
  }
  const list = listId === undefined ? todo.list_id : listId;
  const stays = parentId === undefined && list === todo.list_id;
  return { list_id: list, parent_id: stays ? todo.parent_id : null };
}
