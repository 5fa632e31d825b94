import type { OperationOf } from "@/lib/replica/mutations";
import {
  find,
  invalid,
  isLive,
  Problem,
  type StoredLabel,
  type Tables,
  type Transaction,
} from "./fake-backend-rows";
import { trashRows, write } from "./fake-backend-todos";

const NEW_ROW = { version: 1, deleted_at: null, delete_batch: null };

export function createList(
  { lists }: Tables,
  { list }: OperationOf<"list.create">,
  { now, seq }: Transaction,
): void {
  if (!lists.has(list.id)) {
    const times = { archived_at: null, created_at: now, updated_at: now };
    lists.set(list.id, { ...list, ...NEW_ROW, ...times, seq });
  }
}

export function updateList(
  { lists }: Tables,
  { list_id: id, patch: { archived, ...fields } }: OperationOf<"list.update">,
  transaction: Transaction,
): void {
  const list = find(lists, id);
  Object.assign(list, fields);
  if (archived !== undefined) {
    list.archived_at = archived ? (list.archived_at ?? transaction.now) : null;
  }
  touch(list, transaction);
}

export function trashList({ lists, todos }: Tables, id: string, transaction: Transaction): void {
  const list = known(lists, id);
  if (list.deleted_at === null) {
    list.deleted_at = transaction.now;
    touch(list, transaction);
    const members = [...todos.values()].filter((todo) => todo.list_id === id);
    trashRows(
      members.filter((todo) => todo.deleted_at === null),
      transaction,
    );
  }
}

export function createLabel(
  { labels }: Tables,
  { label }: OperationOf<"label.create">,
  { now, seq }: Transaction,
): void {
  if (!labels.has(label.id)) {
    checkName(labels, label.name, label.id);
    labels.set(label.id, { ...label, ...NEW_ROW, created_at: now, updated_at: now, seq });
  }
}

export function updateLabel(
  { labels }: Tables,
  { label_id: id, patch }: OperationOf<"label.update">,
  transaction: Transaction,
): void {
  const label = find(labels, id);
  checkName(labels, patch.name ?? label.name, id);
  Object.assign(label, patch);
  touch(label, transaction);
}

/** Off its todos, those in the trash too; or another label in its place. */
export function trashLabel(
  tables: Tables,
  id: string,
  into: string | null,
  transaction: Transaction,
): void {
  const label = into === null ? known(tables.labels, id) : find(tables.labels, id);
  if (into === id || (into !== null && !isLive(tables.labels, into))) {
    throw invalid("unknown_label");
  }
  if (label.deleted_at !== null) {
    return;
  }
  label.deleted_at = transaction.now;
  touch(label, transaction);
  for (const todo of tables.todos.values()) {
    if (todo.label_ids.includes(id)) {
      const heir = into === null || todo.label_ids.includes(into) ? [] : [into];
      const labelIds = todo.label_ids.flatMap((other) => (other === id ? heir : [other]));
      write(todo, { label_ids: labelIds }, transaction);
    }
  }
}

function known<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id);
  if (row === undefined) {
    throw new Problem(404, "not_found");
  }
  return row;
}

function checkName(labels: ReadonlyMap<string, StoredLabel>, name: string, id: string): void {
  const isTaken = [...labels.values()].some(
    (label) =>
      label.id !== id &&
      label.deleted_at === null &&
      label.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) {
    throw new Problem(409, "name_taken");
  }
}

function touch(
  row: { version: number; updated_at: string; seq: number },
  { now, seq }: Transaction,
): void {
  row.version += 1;
  row.updated_at = now;
  row.seq = seq;
}
