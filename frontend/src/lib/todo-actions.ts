import { UNPLACED } from "@/lib/todo-placement";
import { applyChange } from "@/lib/todo-sending";
import type { NewTodo, Todo, TodoPatch } from "@/lib/todo-types";
import { listUnsent, type UnsentTodo } from "@/lib/unsent";
import type { SignedInScope } from "@/lib/user-scope";
import { uuidv7 } from "@/lib/uuid";

/**
 * What a person can do with todos. Each shows at once; the promise tells whether it holds: false
 * means that it was taken back, and that a notice has said why.
 */
export type TodoActions = {
  create: (todo: NewTodo) => Promise<boolean>;
  update: (todo: Todo, patch: TodoPatch) => Promise<boolean>;
  setCompleted: (todo: Todo, completed: boolean) => Promise<boolean>;
  remove: (todo: Todo) => Promise<boolean>;
  restore: (todo: Todo) => Promise<boolean>;
};

export function todoActions(scope: SignedInScope): TodoActions {
  const update = async (todo: Todo, patch: TodoPatch, shown: Partial<Todo>): Promise<boolean> =>
    applyChange(scope, {
      base: todo,
      fields: shown,
      isTrashed: false,
      isConfirmed: false,
      request: { kind: "update", patch },
    });
  return {
    create: async (todo) => sendCreate(scope, { ...todo, id: uuidv7() }),
    update: async (todo, patch) => update(todo, patch, shownFields(patch)),
    setCompleted: async (todo, completed) =>
      update(todo, { completed }, { completed, completed_at: completed ? now() : null }),
    remove: async (todo) =>
      applyChange(scope, {
        base: todo,
        fields: { deleted_at: now() },
        isTrashed: true,
        isConfirmed: false,
        request: { kind: "remove" },
      }),
    restore: async (todo) =>
      applyChange(scope, {
        base: todo,
        fields: { deleted_at: null },
        isTrashed: false,
        isConfirmed: false,
        request: { kind: "restore" },
      }),
  };
}

/** Sends again what an ended session or a closed tab has kept from being sent. */
export function resumeUnsent(scope: SignedInScope): void {
  const pending = new Set(scope.changes.all().map(({ base }) => base.id));
  for (const todo of listUnsent(scope.userId)) {
    if (!pending.has(todo.id)) {
      void sendCreate(scope, todo);
    }
  }
}

async function sendCreate(scope: SignedInScope, body: UnsentTodo): Promise<boolean> {
  return applyChange(scope, {
    base: { ...emptyTodo(), ...shownFields(body), id: body.id, title: body.title },
    fields: {},
    isTrashed: false,
    isConfirmed: false,
    request: { kind: "create", body },
  });
}

/** The row of a new todo until the server has given it its place and its version. */
function emptyTodo(): Omit<Todo, "id" | "title"> {
  return {
    notes: "",
    completed: false,
    completed_at: null,
    priority: 4,
    due_date: null,
    due_time: null,
    due_timezone: null,
    list_id: null,
    parent_id: null,
    label_ids: [],
    position: UNPLACED,
    version: 0,
    created_at: now(),
    updated_at: now(),
    deleted_at: null,
  };
}

/** A patch without the fields that are left as they are. */
function shownFields(patch: TodoPatch | NewTodo): Partial<Todo> {
  // Both types name fields of a todo only; leaving out the absent ones keeps their values exact.
  return Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  ) as Partial<Todo>;
}

function now(): string {
  return new Date().toISOString();
}
