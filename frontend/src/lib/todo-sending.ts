import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api";
import { isSessionExpired } from "@/lib/api-error";
import { sentence } from "@/lib/errors";
import { notify } from "@/lib/notices";
import type { TodoChange } from "@/lib/todo-changes";
import { place } from "@/lib/todo-placement";
import { TODO_VIEWS, todosKey } from "@/lib/todo-queries";
import { type Todo, type TodoPage, toTodo } from "@/lib/todo-types";
import { forgetUnsent, keepUnsent } from "@/lib/unsent";
import type { SignedInScope } from "@/lib/user-scope";

/**
 * Shows a change at once and sends it; true once the server has it, or keeps it safe for the next
 * sign-in. A refused change disappears again, with a notice that says why.
 */
export async function applyChange(scope: SignedInScope, change: TodoChange): Promise<boolean> {
  const { changes, userId } = scope;
  changes.add(change);
  if (change.request.kind === "create") {
    keepUnsent(userId, change.request.body);
  }
  try {
    const stored = await sendInOrder(scope, change);
    changes.confirm(change, stored);
    forgetCreate(change, userId);
    return true;
  } catch (error) {
    changes.drop([change]);
    return handleRefusal(change, userId, error);
  } finally {
    void readAgain(scope);
  }
}

/** Once all is settled: reading in between would only show what is out of date already. */
async function readAgain({ changes, client }: SignedInScope): Promise<void> {
  if (changes.hasPending()) {
    return;
  }
  const confirmed = changes.all();
  // The answer to what was asked before the change would show the lists without it.
  await client.cancelQueries({ queryKey: ["todos"] });
  for (const change of confirmed) {
    updateLists(client, change);
  }
  await client.invalidateQueries({ queryKey: ["todos"] });
  // Also where there was no answer: the lists are then as `updateLists` left them.
  changes.drop(confirmed);
}

/** One request at a time: a todo exists before it is changed, and the order is the person's. */
async function sendInOrder(scope: SignedInScope, change: TodoChange): Promise<Todo> {
  const { client, userId } = scope;
  const mutation = client.getMutationCache().build<Todo, Error, void, unknown>(client, {
    mutationKey: ["todos"],
    scope: { id: "todos" },
    gcTime: 0,
    mutationFn: async () => send(change, userId),
  });
  return mutation.execute();
}

async function send({ base, fields, request }: TodoChange, userId: string): Promise<Todo> {
  const path = { todo_id: base.id };
  switch (request.kind) {
    case "create":
      return toTodo(await api("post", "/api/v1/todos", { body: request.body, userId }));
    case "update":
      return toTodo(
        await api("patch", "/api/v1/todos/{todo_id}", { path, body: request.patch, userId }),
      );
    case "remove":
      await api("delete", "/api/v1/todos/{todo_id}", { path, userId });
      return { ...base, ...fields };
    case "restore":
      return toTodo(await api("post", "/api/v1/todos/{todo_id}/restore", { path, userId }));
    default:
      return request satisfies never;
  }
}

/** Puts the server's row where the change shows it, also in views that nobody looks at now. */
function updateLists(client: QueryClient, { base, fields, isTrashed }: TodoChange): void {
  const todo = { ...base, ...fields };
  for (const view of TODO_VIEWS) {
    client.setQueryData<InfiniteData<TodoPage, string | null>>(todosKey(view), (data) =>
      data === undefined
        ? undefined
        : { ...data, pages: [...place(data.pages, { todo, isTrashed }, view)] },
    );
  }
}

function handleRefusal(change: TodoChange, userId: string, error: unknown): boolean {
  if (isSessionExpired(error)) {
    // A new todo stays among the unsent ones and goes out after the next sign-in.
    return change.request.kind === "create";
  }
  forgetCreate(change, userId);
  notify({ kind: "error", text: `${whatFailed(change)} ${sentence(error)}` });
  return false;
}

function forgetCreate({ request }: TodoChange, userId: string): void {
  if (request.kind === "create") {
    forgetUnsent(userId, request.body.id);
  }
}

function whatFailed({ base, request }: TodoChange): string {
  const title = `“${base.title}”`;
  switch (request.kind) {
    case "create":
      return `${title} was not added.`;
    case "update":
      return `${title} was not changed.`;
    case "remove":
      return `${title} was not deleted.`;
    case "restore":
      return `${title} was not restored.`;
    default:
      return request satisfies never;
  }
}
