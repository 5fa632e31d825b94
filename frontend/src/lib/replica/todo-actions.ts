import { notify } from "@/lib/notices";
import type { ActionHost } from "./action-host";
import { Draft } from "./draft";
import { present, topmost } from "./family";
import { inTurn } from "./in-turn";
import { planAdd } from "./plan-add";
import { planMove } from "./plan-move";
import { planRestore } from "./plan-restore";
import {
  label,
  takeBackArrival,
  takeBackCompletion,
  takeBackFields,
  takeBackLabels,
  takeBackRemoval,
  update,
} from "./take-back";
import type { NewTodo, Place, Todo, TodoPatch } from "./types";
import { subjectOf } from "./wording";

const OBSTACLES = {
  circle: "A todo cannot be part of itself.",
  depth: "Todos go 5 levels deep at most.",
};

export type TodoActions = {
  /** Returns the ids of the todos given, without those of their parts. Without a place: on top. */
  add: (todos: readonly NewTodo[], place?: Place, text?: string) => readonly string[];
  /**
   * A function gives each todo a patch of its own. `text` is what the notice says; without one
   * there is no notice.
   */
  change: (
    ids: readonly string[],
    patch: TodoPatch | ((todo: Todo) => TodoPatch),
    text?: string,
  ) => void;
  setCompleted: (ids: readonly string[], completed: boolean) => void;
  /** To the trash, with their parts. */
  remove: (ids: readonly string[]) => void;
  /** Out of the trash, with the parts that went there with them. */
  restore: (ids: readonly string[]) => void;
  /** Keeps the order of the ids. What cannot go there stays, and a notice says why. */
  move: (ids: readonly string[], place: Place) => void;
  setLabels: (ids: readonly string[], add: readonly string[], remove: readonly string[]) => void;
};

/** What can be done to todos. */
export function todoActions(host: ActionHost): TodoActions {
  return {
    add: (todos, place = {}, text = undefined) => add(host, todos, place, text),
    change: (ids, patch, text) => change(host, ids, patch, text),
    setCompleted: (ids, completed) => setCompleted(host, ids, completed),
    remove: (ids) => remove(host, ids),
    restore: (ids) => restore(host, ids),
    move: (ids, place) => move(host, ids, place),
    setLabels: (ids, added, removed) => setLabels(host, ids, added, removed),
  };
}

function add(
  host: ActionHost,
  todos: readonly NewTodo[],
  place: Place,
  notice: string | undefined,
): readonly string[] {
  const { ids, rootIds, steps } = planAdd(host.rows(), todos, place);
  if (ids.length > 0) {
    host.commit(steps);
    host.undoStack.push({ subject: subjectOf(todos), inverse: takeBackArrival(rootIds), notice });
  }
  return ids;
}

function change(
  host: ActionHost,
  ids: readonly string[],
  patch: TodoPatch | ((todo: Todo) => TodoPatch),
  notice?: string,
): void {
  const before = host.rows();
  const todos = present(new Draft(before), ids);
  const patches = todos.map((todo) => (typeof patch === "function" ? patch(todo) : patch));
  const steps = todos.flatMap((todo, at) => update(todo.id, newValues(todo, patches[at] ?? {})));
  if (steps.length > 0) {
    host.commit(steps);
    const after = host.rows();
    const inverse = inTurn([
      takeBackFields(before, after, ids),
      takeBackCompletion(before, after, ids),
    ]);
    host.undoStack.push({ subject: subjectOf(todos), inverse, notice });
  }
}

function setCompleted(host: ActionHost, ids: readonly string[], completed: boolean): void {
  const draft = new Draft(host.rows());
  const todos = present(draft, ids).filter((todo) => todo.completed !== completed);
  const chosen = todos.map(({ id }) => id);
  // Open parts are completed with what they are part of.
  const roots = completed ? topmost(draft, chosen).map(({ id }) => id) : chosen;
  const text = `${completed ? "Completed" : "Open again"}: ${subjectOf(todos)}`;
  change(host, roots, { completed }, text);
}

function remove(host: ActionHost, ids: readonly string[]): void {
  const before = host.rows();
  const roots = topmost(new Draft(before), ids);
  if (roots.length > 0) {
    const subject = subjectOf(roots);
    host.commit(takeBackArrival(roots.map(({ id }) => id))(before));
    const inverse = takeBackRemoval(before, roots);
    host.undoStack.push({ subject, inverse, notice: `Moved to the trash: ${subject}` });
  }
}

function restore(host: ActionHost, ids: readonly string[]): void {
  const { roots, steps } = planRestore(host.rows(), host.trashed(), ids);
  if (steps.length > 0) {
    const subject = subjectOf(roots);
    host.commit(steps);
    const inverse = takeBackArrival(roots.map(({ id }) => id));
    host.undoStack.push({ subject, inverse, notice: `Restored: ${subject}` });
  }
}

function move(host: ActionHost, ids: readonly string[], place: Place): void {
  const before = host.rows();
  const { moved, obstacle, steps } = planMove(before, ids, place);
  if (obstacle !== null) {
    notify({ kind: "error", text: OBSTACLES[obstacle] });
  }
  if (steps.length === 0) {
    return;
  }
  host.commit(steps);
  const after = host.rows();
  const subject = subjectOf(moved);
  const [first] = moved;
  const listId = first === undefined ? undefined : after.todos.get(first.id)?.list_id;
  const isElsewhere = first !== undefined && listId !== first.list_id;
  const list = listId === null ? "Inbox" : after.lists.get(listId ?? "")?.name;
  const touched = steps.flatMap(({ operation }) =>
    operation.op === "todo.update" ? [operation.todo_id] : [],
  );
  host.undoStack.push({
    subject,
    inverse: takeBackFields(before, after, touched),
    notice: isElsewhere ? `Moved to ${list}: ${subject}` : undefined,
  });
}

function setLabels(
  host: ActionHost,
  ids: readonly string[],
  added: readonly string[],
  removed: readonly string[],
): void {
  const before = host.rows();
  const todos = present(new Draft(before), ids);
  const steps = todos.flatMap(({ id, label_ids: has }) =>
    label(
      id,
      added.filter((labelId) => before.labels.has(labelId) && !has.includes(labelId)),
      removed.filter((labelId) => has.includes(labelId) && !added.includes(labelId)),
    ),
  );
  if (steps.length > 0) {
    host.commit(steps);
    const subject = subjectOf(todos);
    host.undoStack.push({
      subject,
      inverse: takeBackLabels(before, host.rows(), ids),
      notice: todos.length > 1 ? `Labels changed: ${subject}` : undefined,
    });
  }
}

/** What really changes: another device may be changing the other fields at this moment. */
function newValues(todo: Todo, patch: TodoPatch): TodoPatch {
  const isWithoutDay = patch.due_date === null;
  const isWithoutTime = isWithoutDay || patch.due_time === null;
  const wanted: TodoPatch = {
    ...patch,
    ...(isWithoutDay ? { due_time: null } : {}),
    ...(isWithoutTime ? { due_timezone: null } : {}),
  };
  // A filtered patch is one as well.
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([field, value]) => value !== undefined && value !== todo[field as keyof TodoPatch],
    ),
  ) as TodoPatch;
}
