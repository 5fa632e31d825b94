import type { Draft } from "./draft";
import type { OperationOf } from "./mutations";

export function createList(
  draft: Draft,
  list: OperationOf<"list.create">["list"],
  at: string,
): void {
  if (!draft.lists.has(list.id)) {
    draft.lists.set(list.id, { ...list, archived_at: null, ...newRow(at) });
  }
}

export function changeList(
  draft: Draft,
  { list_id: id, patch: { archived, ...fields } }: OperationOf<"list.update">,
  at: string,
): void {
  const list = draft.lists.get(id);
  if (list !== undefined) {
    const archivedAt = archived === true ? (list.archived_at ?? at) : null;
    draft.lists.set(id, {
      ...list,
      ...fields,
      archived_at: archived === undefined ? list.archived_at : archivedAt,
      updated_at: at,
    });
  }
}

/** A list goes to the trash with its todos. */
export function removeList(draft: Draft, id: string, at: string): void {
  if (draft.lists.has(id)) {
    draft.lists.delete(id);
    for (const todo of [...draft.todos.values()]) {
      if (todo.list_id === id) {
        draft.trash(todo, at);
      }
    }
  }
}

export function createLabel(
  draft: Draft,
  label: OperationOf<"label.create">["label"],
  at: string,
): void {
  if (!draft.labels.has(label.id)) {
    draft.labels.set(label.id, { ...label, ...newRow(at) });
  }
}

export function changeLabel(
  draft: Draft,
  { label_id: id, patch }: OperationOf<"label.update">,
  at: string,
): void {
  const label = draft.labels.get(id);
  if (label !== undefined) {
    draft.labels.set(id, { ...label, ...patch, updated_at: at });
  }
}

/** A label goes off its todos. */
export function removeLabel(draft: Draft, id: string, at: string): void {
  replaceLabel(draft, id, null, at);
}

export function mergeLabel(
  draft: Draft,
  { label_id: id, into_id: into }: OperationOf<"label.merge">,
  at: string,
): void {
  if (id !== into && draft.labels.has(into)) {
    replaceLabel(draft, id, into, at);
  }
}

function replaceLabel(draft: Draft, id: string, into: string | null, at: string): void {
  if (!draft.labels.has(id)) {
    return;
  }
  draft.labels.delete(id);
  const replaced = (labelIds: readonly string[]): string[] => {
    const hasBoth = into !== null && labelIds.includes(into);
    const heir = hasBoth || into === null ? [] : [into];
    return labelIds.flatMap((other) => (other === id ? heir : [other]));
  };
  for (const todo of [...draft.todos.values()]) {
    if (todo.label_ids.includes(id)) {
      draft.setTodo({ ...todo, label_ids: replaced(todo.label_ids), updated_at: at });
    }
  }
  // What is restored must not name a label that is gone.
  for (const todo of [...draft.trashed.values()]) {
    if (todo.label_ids.includes(id)) {
      draft.setTrashed({ ...todo, label_ids: replaced(todo.label_ids) });
    }
  }
}

function newRow(at: string) {
  return { version: 0, created_at: at, updated_at: at };
}
