import { uuidv7 } from "@/lib/uuid";
import { Draft } from "./draft";
import { topmost } from "./family";
import type { Inverse } from "./in-turn";
import type { Step } from "./mutations";
import type { Rows } from "./rows";
import { label as labelStep, takeBackRemoval, update } from "./take-back";
import type { Label, TodoList } from "./types";

/** The values that are still as the change left them, as they were before it; null: there are none. */
export function oldValues<Fields extends object>(
  before: Fields,
  after: Fields,
  now: Fields,
): Partial<Fields> | null {
  const names = (Object.keys(before) as (keyof Fields)[]).filter(
    (name) => before[name] !== after[name] && now[name] === after[name],
  );
  const old: Partial<Fields> = {};
  for (const name of names) {
    old[name] = before[name];
  }
  return names.length === 0 ? null : old;
}

/** What a patch really changes; null: nothing. */
export function newValues<Fields extends object>(
  now: Fields,
  patch: Partial<Fields>,
): Partial<Fields> | null {
  const news: Partial<Fields> = {};
  for (const name of Object.keys(patch) as (keyof Fields)[]) {
    if (patch[name] !== undefined && patch[name] !== now[name]) {
      news[name] = patch[name];
    }
  }
  return Object.keys(news).length === 0 ? null : news;
}

/** A label by its name: whatever the case, there is only one of each. */
export function labelIn({ labels }: Rows, name: string): Label | undefined {
  const wanted = name.toLowerCase();
  return [...labels.values()].find((label) => label.name.toLowerCase() === wanted);
}

/** What was put into the list meanwhile comes to the inbox. */
export function takeBackNewList(id: string): Inverse {
  return (rows) => {
    if (!rows.lists.has(id)) {
      return [];
    }
    const draft = new Draft(rows);
    const moves = topmost(draft, idsIn(rows, id)).flatMap((todo) =>
      update(todo.id, { list_id: null }),
    );
    return [...moves, { operation: { op: "list.delete", list_id: id } }];
  };
}

/** A list cannot leave the trash: one like it takes its place, and its todos are moved there. */
export function takeBackListRemoval(before: Rows, list: TodoList): Inverse {
  const roots = topmost(new Draft(before), idsIn(before, list.id));
  const restoration = takeBackRemoval(before, roots);
  return (rows) => {
    if (rows.lists.has(list.id)) {
      return [];
    }
    const id = uuidv7();
    const { color, name, position } = list;
    const archival: Step[] =
      list.archived_at === null
        ? []
        : [{ operation: { op: "list.update", list_id: id, patch: { archived: true } } }];
    const restored = restoration(rows).flatMap((step): Step[] =>
      step.operation.op === "todo.restore"
        ? [step, ...update(step.operation.todo_id, { list_id: id })]
        : [],
    );
    const creation = { op: "list.create", list: { id, name, color, position } } as const;
    return [{ operation: creation }, ...restored, ...archival];
  };
}

/** The same for a label that was deleted, or merged into another. */
export function takeBackLabelLoss(before: Rows, lost: Label, into: string | null): Inverse {
  const holders = [...before.todos.values()].filter(({ label_ids: ids }) => ids.includes(lost.id));
  return (rows) => {
    if (rows.labels.has(lost.id)) {
      return [];
    }
    const known = labelIn(rows, lost.name);
    const id = known?.id ?? uuidv7();
    const { color, name, position } = lost;
    const creation: Step = {
      operation: { op: "label.create", label: { id, name, color, position } },
    };
    const labelled = holders.flatMap(({ id: todoId, label_ids: old }) => {
      const now = rows.todos.get(todoId)?.label_ids;
      const isIntoNew = into !== null && !old.includes(into) && now?.includes(into) === true;
      return now === undefined ? [] : labelStep(todoId, [id], isIntoNew ? [into] : []);
    });
    return [...(known === undefined ? [creation] : []), ...labelled];
  };
}

function idsIn({ todos }: Rows, listId: string): string[] {
  return [...todos.values()].filter((todo) => todo.list_id === listId).map(({ id }) => id);
}
