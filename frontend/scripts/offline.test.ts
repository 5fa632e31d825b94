import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withBuild } from "./service-worker.ts";

const SOURCE = readFileSync(fileURLToPath(new URL("../public/sw.js", import.meta.url)), "utf8");
const ORIGIN = "https://app.example";
const FILES = ["/_next/static/chunks/a.js", "/_next/static/chunks/lazy.js"];

type Answer = { body: string; status?: number; redirected?: boolean };
type FetchEvent = { request: { method: string; mode: string; url: string } };
type Handler = (event: object) => void;

/** The caches of one browser. */
class FakeCaches {
  readonly stores = new Map<string, Map<string, Response>>();

  async open(name: string) {
    const store = this.stores.get(name) ?? new Map<string, Response>();
    this.stores.set(name, store);
    return {
      addAll: async (paths: string[]) => {
        for (const path of paths) {
          store.set(path, await respond(path));
        }
      },
      put: async (path: string, response: Response) => store.set(path, response),
    };
  }

  async match(request: string | { url: string }, options?: { cacheName: string }) {
    const path = typeof request === "string" ? request : new URL(request.url).pathname;
    const names = options === undefined ? [...this.stores.keys()] : [options.cacheName];
    return names
      .map((name) => this.stores.get(name)?.get(path))
      .find((kept) => kept)
      ?.clone();
  }

  keys = async () => [...this.stores.keys()];
  delete = async (name: string) => this.stores.delete(name);
}

let caches: FakeCaches;
let answers: Map<string, Answer>;
let isOnline: boolean;
let isStuck: boolean;
let asked: string[];

async function respond(request: string | { url: string }): Promise<Response> {
  const { pathname } = new URL(typeof request === "string" ? request : request.url, ORIGIN);
  asked.push(pathname);
  if (isStuck) {
    await new Promise(() => undefined);
  }
  if (!isOnline) {
    throw new TypeError("Failed to fetch");
  }
  const { body, redirected = false, status = 200 } = answers.get(pathname) ?? { body: pathname };
  const response = new Response(body, { status });
  Object.defineProperty(response, "redirected", { value: redirected });
  return response;
}

/** A service worker of this build; its events are answered one by one. */
function start(build: string) {
  const handlers = new Map<string, Handler>();
  runInNewContext(withBuild(SOURCE, build, FILES), {
    self: {
      location: { origin: ORIGIN },
      addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
    },
    caches,
    fetch: respond,
    URL,
    setTimeout,
  });
  const wait = async (name: string): Promise<void> => {
    let work: Promise<unknown> = Promise.resolve();
    handlers.get(name)?.({ waitUntil: (promise: Promise<unknown>) => (work = promise) });
    await work;
  };
  return {
    install: async () => wait("install"),
    activate: async () => wait("activate"),
    /** Undefined: the browser answers by itself. */
    ask: async (path: string, request: Partial<FetchEvent["request"]> = {}) => {
      let answer: Promise<Response> | undefined;
      const works: Promise<unknown>[] = [];
      handlers.get("fetch")?.({
        request: { method: "GET", mode: "no-cors", url: new URL(path, ORIGIN).href, ...request },
        respondWith: (promise: Promise<Response>) => (answer = promise),
        waitUntil: (promise: Promise<unknown>) => works.push(promise),
      });
      const text = await (await answer)?.text();
      await Promise.all(works);
      return text;
    },
  };
}

type Worker = ReturnType<typeof start>;

async function navigate(worker: Worker, path: string): Promise<string | undefined> {
  return worker.ask(path, { mode: "navigate" });
}

beforeEach(() => {
  caches = new FakeCaches();
  isOnline = true;
  isStuck = false;
  asked = [];
  answers = new Map(
    ["/todos", "/settings", "/login"].map((path) => [path, { body: `page ${path} of build-1` }]),
  );
});

afterEach(() => {
  vi.useRealTimers();
});

test("once installed the pages and all files of the build are there without a network", async () => {
  const worker = start("build-1");
  await worker.install();
  isOnline = false;

  expect(await navigate(worker, "/todos?view=today")).toBe("page /todos of build-1");
  expect(await navigate(worker, "/settings")).toBe("page /settings of build-1");
  expect(await navigate(worker, "/login?next=%2Ftodos")).toBe("page /login of build-1");
  expect(await worker.ask("/_next/static/chunks/lazy.js")).toBe("/_next/static/chunks/lazy.js");
});

test("with a network a page is the newest one, and files are not asked for again", async () => {
  const worker = start("build-1");
  await worker.install();
  answers.set("/todos", { body: "page /todos of build-2" });
  asked = [];

  expect(await navigate(worker, "/todos")).toBe("page /todos of build-2");
  expect(await worker.ask("/_next/static/chunks/a.js")).toBe("/_next/static/chunks/a.js");
  expect(asked).toEqual(["/todos"]);
  isOnline = false;
  expect(await navigate(worker, "/todos")).toBe("page /todos of build-1");
});

test("a network that takes too long, or a server that is down, is not waited for", async () => {
  const worker = start("build-1");
  await worker.install();
  answers.set("/todos", { body: "not available", status: 503 });
  expect(await navigate(worker, "/todos")).toBe("page /todos of build-1");

  vi.useFakeTimers();
  isStuck = true;
  const shown = navigate(start("build-1"), "/settings");
  const isShown = vi.fn();
  void shown.then(isShown);
  await vi.advanceTimersByTimeAsync(2900);
  expect(isShown).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(await shown).toBe("page /settings of build-1");
});

test("the API, other pages, other origins and writes are none of its business", async () => {
  const worker = start("build-1");
  await worker.install();

  expect(await worker.ask("/api/v1/todos")).toBeUndefined();
  expect(await navigate(worker, "/api/v1/exports?format=json")).toBeUndefined();
  expect(await navigate(worker, "/register")).toBeUndefined();
  expect(await worker.ask("https://elsewhere.example/_next/static/a.js")).toBeUndefined();
  expect(await worker.ask("/todos", { method: "POST", mode: "navigate" })).toBeUndefined();
});

test("what a redirect leads to is never kept, and is made up for by the next visit", async () => {
  answers.set("/todos", { body: "page /login of build-1", redirected: true });
  const worker = start("build-1");
  await worker.install();
  expect(caches.stores.get("daymark.shell.build-1")?.has("/todos")).toBe(false);

  answers.set("/todos", { body: "page /todos of build-1" });
  expect(await navigate(worker, "/todos")).toBe("page /todos of build-1");
  isOnline = false;
  expect(await navigate(worker, "/todos")).toBe("page /todos of build-1");
});

test("the page of a newer build is not kept beside the files of an older one", async () => {
  answers.set("/todos", { body: "page /todos of build-2" });
  const worker = start("build-1");
  await worker.install();

  expect(await navigate(worker, "/todos")).toBe("page /todos of build-2");
  expect(caches.stores.get("daymark.shell.build-1")?.has("/todos")).toBe(false);
});

test("a build takes the place of the one before, and leaves other caches alone", async () => {
  await start("build-1").install();
  await caches.open("other");
  const worker = start("build-2");

  await worker.install();
  expect([...caches.stores.keys()]).toContain("daymark.shell.build-1");
  await worker.activate();

  expect([...caches.stores.keys()]).toEqual(["other", "daymark.shell.build-2"]);
});

test("an installation that misses a file fails, and is tried again", async () => {
  isOnline = false;

  await expect(start("build-1").install()).rejects.toThrow("Failed to fetch");
});
