import type { OperationOf } from "@/lib/replica/mutations";
import {
  below,
  depthOf,
  find,
  heightOf,
  invalid,
  isLive,
  MAX_DEPTH,
  Problem,
  type StoredTodo,
  type Tables,
  type Transaction,
} from "./fake-backend-rows";

type TodoFields = Partial<StoredTodo>;

export function createTodo(
  tables: Tables,
  { todo }: OperationOf<"todo.create">,
  { now, seq }: Transaction,
): void {
  if (tables.todos.has(todo.id)) {
    return;
  }
  const parentId = todo.parent_id ?? null;
  const listId = parentId === null ? (todo.list_id ?? null) : listBelow(tables, todo.id, parentId);
  if (parentId !== null && (todo.list_id ?? listId) !== listId) {
    throw invalid("other_list");
  }
  checkList(tables, listId);
  checkLabels(tables, todo.label_ids ?? []);
  checkDue(todo.due_date, todo.due_time);
  tables.todos.set(todo.id, {
    notes: "",
    priority: 4,
    due_date: null,
    due_time: null,
    due_timezone: null,
    ...todo,
    position: todo.position ?? "a",
    label_ids: [...(todo.label_ids ?? [])],
    parent_id: parentId,
    list_id: listId,
    completed: false,
    completed_at: null,
    version: 1,
    created_at: now,
    updated_at: now,
    deleted_at: null,
    delete_batch: null,
    seq,
  });
}

export function updateTodo(
  tables: Tables,
  { patch, todo_id: id }: OperationOf<"todo.update">,
  transaction: Transaction,
): void {
  const todo = find(tables.todos, id);
  const { completed, list_id: _list, parent_id: _parent, ...fields } = patch;
  const merged = { ...todo, ...fields };
  checkDue(merged.due_date, merged.due_time);
  const place = changedPlace(tables, todo, patch);
  if (place.list_id !== todo.list_id) {
    for (const part of below(tables, id)) {
      write(part, { list_id: place.list_id }, transaction);
    }
  }
  if (completed !== undefined) {
    completeParts(tables, todo, completed, transaction);
  }
  const completedAt = completed === true ? (todo.completed_at ?? transaction.statementAt) : null;
  const completion = completed === undefined ? {} : { completed, completed_at: completedAt };
  write(todo, { ...fields, ...place, ...completion }, transaction);
}

export function trashTodo(tables: Tables, id: string, transaction: Transaction): void {
  const root = tables.todos.get(id);
  if (root === undefined) {
    throw new Problem(404, "not_found");
  }
  if (root.deleted_at === null) {
    trashRows([root, ...liveBelow(tables, id)], transaction);
  }
}

export function trashRows(rows: readonly StoredTodo[], transaction: Transaction): void {
  const batch = transaction.batch();
  for (const row of rows) {
    write(row, { deleted_at: transaction.now, delete_batch: batch }, transaction);
  }
}

export function restoreTodo(tables: Tables, id: string, transaction: Transaction): void {
  const root = tables.todos.get(id);
  if (root === undefined) {
    throw new Problem(404, "not_found");
  }
  if (root.deleted_at === null) {
    return;
  }
  const parent = tables.todos.get(root.parent_id ?? "");
  const hasParent = parent?.deleted_at === null && parent.list_id === root.list_id;
  for (const row of [root, ...sameBatchBelow(tables, root)]) {
    const hasList = isLive(tables.lists, row.list_id);
    write(
      row,
      {
        deleted_at: null,
        delete_batch: null,
        list_id: hasList ? row.list_id : null,
        parent_id: row !== root || hasParent ? row.parent_id : null,
      },
      transaction,
    );
  }
}

export function labelTodo(
  tables: Tables,
  { add, remove, todo_id: id }: OperationOf<"todo.label">,
  transaction: Transaction,
): void {
  const todo = find(tables.todos, id);
  checkLabels(tables, add);
  const kept = todo.label_ids.filter((other) => add.includes(other) || !remove.includes(other));
  const after = [...kept, ...add.filter((other) => !todo.label_ids.includes(other))];
  if (after.join() !== todo.label_ids.join()) {
    write(todo, { label_ids: after }, transaction);
  }
}

export function write(todo: StoredTodo, fields: TodoFields, { now, seq }: Transaction): void {
  Object.assign(todo, fields, { version: todo.version + 1, updated_at: now, seq });
}

function completeParts(
  tables: Tables,
  todo: StoredTodo,
  completed: boolean,
  transaction: Transaction,
): void {
  for (const part of liveBelow(tables, todo.id)) {
    if (completed && part.completed_at === null) {
      write(part, { completed, completed_at: transaction.statementAt }, transaction);
    } else if (
      !completed &&
      part.completed_at === todo.completed_at &&
      todo.completed_at !== null
    ) {
      write(part, { completed, completed_at: null }, transaction);
    }
  }
}

function changedPlace(
  tables: Tables,
  todo: StoredTodo,
  patch: OperationOf<"todo.update">["patch"],
): Pick<StoredTodo, "list_id" | "parent_id"> {
  const wantedParent = patch.parent_id === undefined ? todo.parent_id : patch.parent_id;
  if (patch.parent_id !== undefined && patch.parent_id !== null) {
    const listId = listBelow(tables, todo.id, patch.parent_id);
    if (patch.list_id !== undefined && patch.list_id !== listId) {
      throw invalid("other_list");
    }
    return { list_id: listId, parent_id: patch.parent_id };
  }
  const listId = patch.list_id === undefined ? todo.list_id : patch.list_id;
  checkList(tables, patch.list_id ?? null);
  return { list_id: listId, parent_id: listId === todo.list_id ? wantedParent : null };
}

function listBelow(tables: Tables, id: string, parentId: string): string | null {
  const parent = tables.todos.get(parentId);
  if (parent === undefined || parent.deleted_at !== null) {
    throw invalid("unknown_parent");
  }
  for (let above = parent; ; ) {
    if (above.id === id) {
      throw invalid("parent_cycle");
    }
    const next = tables.todos.get(above.parent_id ?? "");
    if (next === undefined) {
      break;
    }
    above = next;
  }
  if (depthOf(tables, parentId) + heightOf(tables, id) > MAX_DEPTH) {
    throw invalid("too_deep");
  }
  return parent.list_id;
}

function liveBelow(tables: Tables, id: string): StoredTodo[] {
  return below(tables, id).filter((part) => part.deleted_at === null);
}

function sameBatchBelow(tables: Tables, { delete_batch: batch, id }: StoredTodo): StoredTodo[] {
  return [...tables.todos.values()]
    .filter((part) => part.parent_id === id && part.delete_batch === batch)
    .flatMap((part) => [part, ...sameBatchBelow(tables, part)]);
}

function checkList({ lists }: Tables, id: string | null): void {
  if (id !== null && !isLive(lists, id)) {
    throw invalid("unknown_list");
  }
}

function checkLabels({ labels }: Tables, ids: readonly string[]): void {
  if (!ids.every((id) => isLive(labels, id))) {
    throw invalid("unknown_label");
  }
}

function checkDue(date: string | null | undefined, time: string | null | undefined): void {
  if (typeof time === "string" && typeof date !== "string") {
    throw invalid("needs_due_date");
  }
}
