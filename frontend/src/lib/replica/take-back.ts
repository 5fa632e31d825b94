import { Draft } from "./draft";
import { family, present } from "./family";
import { type Inverse, SOON } from "./in-turn";
import type { Step } from "./mutations";
import { obstacle, updateTodo } from "./reduce-todos";
import type { Rows } from "./rows";
import type { Todo, TodoPatch } from "./types";

const PLAIN_FIELDS = ["title", "notes", "priority", "position"] as const;
const DUE_FIELDS = ["due_date", "due_time", "due_timezone"] as const;

/**
 * Gives these todos back the values they had, field by field, and only where the new value is still
 * there: what has been changed since, here or on another device, stays.
 */
export function takeBackFields(before: Rows, after: Rows, ids: readonly string[]): Inverse {
  const changes = ids.flatMap((id) => {
    const [old, changed] = [before.todos.get(id), after.todos.get(id)];
    return old === undefined || changed === undefined ? [] : [{ old, changed }];
  });
  return (rows) =>
    changes.flatMap(({ old, changed }) => {
      const todo = rows.todos.get(old.id);
      return todo === undefined ? [] : update(old.id, oldValues(old, changed, todo, rows));
    });
}

/** Gives these todos and what is below them back the state of completion they had. */
export function takeBackCompletion(before: Rows, after: Rows, ids: readonly string[]): Inverse {
  // Where none of them has changed, none of their parts has.
  const changed = ids.filter(
    (id) => before.todos.get(id)?.completed !== after.todos.get(id)?.completed,
  );
  const old = new Draft(before);
  const toggled = new Map(
    present(old, changed)
      .flatMap((todo) => family(old, todo))
      .filter(({ completed, id }) => (after.todos.get(id)?.completed ?? completed) !== completed)
      .map(({ completed, id }) => [id, completed]),
  );
  return (rows) => {
    const draft = new Draft(rows);
    const steps: Step[] = [];
    const todos = present(draft, changed).flatMap((todo) => family(draft, todo));
    for (const { completed, id } of todos) {
      const wanted = toggled.get(id) ?? completed;
      // Most come along with what they are part of, but only the server knows for sure which ones.
      if (completed !== wanted || draft.todos.get(id)?.completed !== wanted) {
        const operation = { op: "todo.update", todo_id: id, patch: { completed: wanted } } as const;
        steps.push({ operation });
        updateTodo(draft, operation, SOON);
      }
    }
    return steps;
  };
}

export function takeBackLabels(before: Rows, after: Rows, ids: readonly string[]): Inverse {
  const changes = ids.map((id) => {
    const old = before.todos.get(id)?.label_ids ?? [];
    const changed = after.todos.get(id)?.label_ids ?? [];
    return {
      id,
      lost: old.filter((labelId) => !changed.includes(labelId)),
      got: changed.filter((labelId) => !old.includes(labelId)),
    };
  });
  return (rows) =>
    changes.flatMap(({ got, id, lost }) => {
      const labels = rows.todos.get(id)?.label_ids;
      if (labels === undefined) {
        return [];
      }
      const add = lost.filter((labelId) => rows.labels.has(labelId) && !labels.includes(labelId));
      const remove = got.filter((labelId) => labels.includes(labelId));
      return label(id, add, remove);
    });
}

/** Takes todos out of the trash again, with everything that went there with them. */
export function takeBackRemoval(before: Rows, roots: readonly Todo[]): Inverse {
  const draft = new Draft(before);
  const families = roots.map((todo) => family(draft, todo));
  return (rows) => families.flatMap((members) => restoreFamily(rows, members));
}

/** Puts todos into the trash that were not there before. */
export function takeBackArrival(ids: readonly string[]): Inverse {
  return (rows) =>
    ids
      .filter((id) => rows.todos.has(id))
      .map((id): Step => ({ operation: { op: "todo.delete", todo_id: id } }));
}

export function label(id: string, add: readonly string[], remove: readonly string[]): Step[] {
  const isEmpty = add.length + remove.length === 0;
  return isEmpty
    ? []
    : [{ operation: { op: "todo.label", todo_id: id, add: [...add], remove: [...remove] } }];
}

export function update(id: string, patch: TodoPatch): Step[] {
  const isEmpty = Object.keys(patch).length === 0;
  return isEmpty ? [] : [{ operation: { op: "todo.update", todo_id: id, patch } }];
}

/**
 * What lies in the trash since the same moment comes back with the first of them; what has been there
 * and back meanwhile has to be brought back, and to its place, by itself.
 */
function restoreFamily({ todos, trashed }: Rows, members: readonly Todo[]): Step[] {
  const [root] = members;
  if (root === undefined || todos.has(root.id)) {
    return [];
  }
  const moment = trashed.get(root.id)?.deleted_at;
  const batch = new Map([[root.id, root]]);
  const apart: Todo[] = [];
  for (const todo of members.filter(({ id }) => id !== root.id && !todos.has(id))) {
    const known = trashed.get(todo.id);
    const isOfThisMoment = known === undefined || known.deleted_at === moment;
    if (isOfThisMoment && batch.has((known ?? todo).parent_id ?? "")) {
      batch.set(todo.id, todo);
    } else {
      apart.push(todo);
    }
  }
  return [
    ...restoration(root, [...batch.values()], trashed),
    ...apart.flatMap((todo) => restoration(todo, [todo], trashed)),
  ];
}

function restoration(todo: Todo, restored: readonly Todo[], trashed: Rows["trashed"]): Step[] {
  const { parent_id: parentId } = trashed.get(todo.id) ?? todo;
  const hasLeftParent = todo.parent_id !== null && parentId !== todo.parent_id;
  return [
    { operation: { op: "todo.restore", todo_id: todo.id }, restored },
    ...(hasLeftParent ? update(todo.id, { parent_id: todo.parent_id }) : []),
  ];
}

function oldValues(old: Todo, changed: Todo, now: Todo, rows: Rows): TodoPatch {
  const differs = (field: keyof Todo): boolean => old[field] !== changed[field];
  const isUntouched = (field: keyof Todo): boolean => now[field] === changed[field];
  const plain = PLAIN_FIELDS.filter((field) => differs(field) && isUntouched(field));
  const due = DUE_FIELDS.every(isUntouched) ? DUE_FIELDS.filter(differs) : [];
  const values = Object.fromEntries([...plain, ...due].map((field) => [field, old[field]]));
  const isElsewhere = differs("list_id") || differs("parent_id");
  const isStillThere = isUntouched("list_id") && isUntouched("parent_id");
  return { ...values, ...(isElsewhere && isStillThere ? oldPlace(old, now, rows) : {}) };
}

/**
 * A part comes to the list of its parent by itself. What is gone cannot be returned to, nor what has
 * become part of the todo meanwhile.
 */
function oldPlace(old: Todo, now: Todo, rows: Rows): TodoPatch {
  const parent = old.parent_id === null ? undefined : rows.todos.get(old.parent_id);
  if (parent !== undefined && obstacle(new Draft(rows), old.id, parent) === null) {
    return { parent_id: parent.id };
  }
  const hasList = old.list_id === null || rows.lists.has(old.list_id);
  const listId = hasList ? old.list_id : null;
  return {
    ...(now.parent_id === null ? {} : { parent_id: null }),
    ...(now.list_id === listId ? {} : { list_id: listId }),
  };
}
