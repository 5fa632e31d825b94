import type { Operation } from "./mutations";
import type { Rows } from "./rows";

/**
 * The operation without what has gone since it was refused: a new todo of a list that was deleted
 * comes to the inbox, and labels that were deleted fall away. Nothing else can be mended here.
 */
export function withWhatIsThere(operation: Operation, rows: Rows): Operation {
  if (operation.op !== "todo.create") {
    return operation;
  }
  const { todo } = operation;
  const parent = rows.todos.get(todo.parent_id ?? "");
  const listId = parent === undefined ? (todo.list_id ?? null) : parent.list_id;
  return {
    op: "todo.create",
    todo: {
      ...todo,
      parent_id: parent?.id ?? null,
      list_id: listId !== null && rows.lists.has(listId) ? listId : null,
      label_ids: (todo.label_ids ?? []).filter((id) => rows.labels.has(id)),
    },
  };
}
