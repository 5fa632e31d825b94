import { InfiniteQueryObserver, onlineManager } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { localData } from "@/lib/local-data";
import { session } from "@/lib/session";
import { resumeUnsent, todoActions } from "@/lib/todo-actions";
import { withChanges } from "@/lib/todo-changes";
import { todosKey, todosQuery } from "@/lib/todo-queries";
import type { Todo, TodoPage } from "@/lib/todo-types";
import { listUnsent } from "@/lib/unsent";
import { createUserScope, isSignedIn, type SignedInScope } from "@/lib/user-scope";
import { ADA, FakeAuthServer } from "../../test-support/fake-auth-server";
import { makeTodo } from "../../test-support/make-todo";

type Answer = { status: number; body?: unknown };

const auth = new FakeAuthServer();
const milk = makeTodo({ title: "milk", position: "m" });
let sent: { method: string; path: string; body: Partial<Todo> }[] = [];
let scope: SignedInScope;

function serve(answer: (count: number, body: Partial<Todo>) => Answer): void {
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    if (path.startsWith("/api/auth/token")) {
      return Response.json({ token: auth.makeToken(ADA) });
    }
    if (path.startsWith("/api/auth/")) {
      return Response.json(auth.user);
    }
    if (path.startsWith("/api/health/")) {
      throw new TypeError("Failed to fetch");
    }
    // Our own client sends nothing but JSON text.
    const body = JSON.parse(String(init.body ?? "{}")) as Partial<Todo>;
    sent.push({ method: init.method ?? "GET", path, body });
    const { status, body: answered = {} } = answer(sent.length, body);
    if (status === 0) {
      throw new TypeError("Failed to fetch");
    }
    return status === 204 ? new Response(null, { status }) : Response.json(answered, { status });
  });
}

function signedInScope(): SignedInScope {
  const created = createUserScope(ADA.id);
  if (!isSignedIn(created)) {
    throw new Error("nobody is signed in");
  }
  created.client.mount();
  created.client.setQueryData(todosKey("open"), {
    pages: [{ data: [milk], next_cursor: null }],
    pageParams: [null],
  });
  return created;
}

function shown(): string[] {
  const data = scope.client.getQueryData<{ pages: TodoPage[] }>(todosKey("open"));
  const pages = withChanges(data?.pages ?? [], "open", scope.changes.all());
  return pages.flatMap((page) => page.data.map(({ title }) => title));
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  vi.stubGlobal("document", { visibilityState: "visible" });
  localData.clear();
  auth.user = ADA;
  session.begin(ADA);
  sent = [];
  scope = signedInScope();
});

afterEach(() => {
  scope.client.unmount();
  onlineManager.setOnline(true);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("a new todo is shown before anything is sent, and stays once it is stored", async () => {
  serve((_, body) => ({ status: 201, body: makeTodo({ ...body, position: "a" }) }));

  const added = todoActions(scope).create({ title: "eggs" });
  expect(shown()).toEqual(["eggs", "milk"]);
  expect(sent).toEqual([]);

  expect(await added).toBe(true);
  expect(shown()).toEqual(["eggs", "milk"]);
  expect(listUnsent(ADA.id)).toEqual([]);
});

test("a list that was asked for before the change does not make it vanish", async () => {
  const { client } = scope;
  client.clear();
  const observer = new InfiniteQueryObserver(client, todosQuery("open", ADA.id));
  const stop = observer.subscribe(() => undefined);
  const stored: Todo[] = [];
  let answerFirstList: (page: TodoPage) => void = () => undefined;
  serve((_, body) => {
    const todo = makeTodo({ ...body, position: "a" });
    stored.push(todo);
    return { status: 201, body: todo };
  });
  const post = globalThis.fetch;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    if (!path.startsWith("/api/v1/") || init.method === "POST") {
      return post(path, init);
    }
    if (stored.length > 0) {
      return Response.json({ data: stored, next_cursor: null });
    }
    return Response.json(
      await new Promise((resolve) => {
        answerFirstList = resolve;
      }),
    );
  });
  await vi.advanceTimersByTimeAsync(10);

  expect(await todoActions(scope).create({ title: "eggs" })).toBe(true);
  answerFirstList({ data: [], next_cursor: null });
  await vi.waitFor(() => expect(scope.changes.all()).toEqual([]));

  expect(shown()).toEqual(["eggs"]);
  stop();
});

test("a refused change is taken back", async () => {
  serve(() => ({ status: 500, body: { code: "internal" } }));

  const removed = todoActions(scope).remove(milk);
  expect(shown()).toEqual([]);

  expect(await removed).toBe(false);
  expect(shown()).toEqual(["milk"]);
  expect(sent).toHaveLength(1);
});

test("a refused new todo is taken back and not sent again later", async () => {
  serve(() => ({ status: 422, body: { code: "validation" } }));

  expect(await todoActions(scope).create({ title: "eggs" })).toBe(false);

  expect(shown()).toEqual(["milk"]);
  expect(listUnsent(ADA.id)).toEqual([]);
});

test("changes are sent one after the other, in the order they were made", async () => {
  serve((_, body) => ({ status: 200, body: { ...milk, ...body } }));
  const { setCompleted, update } = todoActions(scope);

  await Promise.all([
    update(milk, { title: "oat milk" }),
    setCompleted(milk, true),
    setCompleted(milk, false),
  ]);

  expect(sent.map(({ body }) => body)).toEqual([
    { title: "oat milk" },
    { completed: true },
    { completed: false },
  ]);
});

test("a busy server is tried again, with the same id", async () => {
  serve((count, body) =>
    count < 3
      ? { status: 503, body: { code: "overloaded" } }
      : { status: 200, body: makeTodo(body) },
  );

  const added = todoActions(scope).create({ title: "eggs" });
  await vi.advanceTimersByTimeAsync(10_000);

  expect(await added).toBe(true);
  expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1);
  expect(sent).toHaveLength(3);
});

test("without a network a change waits, shown, until there is one", async () => {
  serve((count, body) => (count === 1 ? { status: 0 } : { status: 200, body: makeTodo(body) }));

  const added = todoActions(scope).create({ title: "eggs" });
  await vi.advanceTimersByTimeAsync(10);
  onlineManager.setOnline(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown()).toEqual(["eggs", "milk"]);
  expect(sent).toHaveLength(1);
  onlineManager.setOnline(true);
  await vi.advanceTimersByTimeAsync(10);

  expect(await added).toBe(true);
  expect(sent.map(({ body }) => body.id)).toEqual([sent[0]?.body.id, sent[0]?.body.id]);
});

test("a new todo of an ended session is kept, and sent after the next sign-in", async () => {
  serve(() => ({ status: 401 }));
  const added = todoActions(scope).create({ title: "eggs" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(await added).toBe(true);
  expect(session.state()).toEqual({ status: "signed-out", reason: "expired" });
  const [kept] = listUnsent(ADA.id);

  session.begin(ADA);
  scope = signedInScope();
  serve((_, body) => ({ status: 201, body: makeTodo(body) }));
  resumeUnsent(scope);
  expect(shown()).toEqual(["eggs", "milk"]);
  await vi.waitFor(() => expect(listUnsent(ADA.id)).toEqual([]));

  expect(sent.at(-1)?.body).toEqual(kept);
});
