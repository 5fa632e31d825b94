import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { beforeEach, expect, test, vi } from "vitest";
import { resultOf } from "@/lib/replica/indexed-db";
import { IndexedDbStore } from "@/lib/replica/indexed-db-store";
import type { Entry } from "@/lib/replica/mutations";
import type { Page } from "@/lib/replica/rows";
import type { Stored } from "@/lib/replica/store";
import type { Todo } from "@/lib/replica/types";
import { label, list, todo } from "../../../test-support/make-snapshot";

const EMPTY = { todos: [], lists: [], labels: [], settings: null };
const NOTHING_DELETED = { todos: [], lists: [], labels: [] };
const NAME = "daymark.replica.ada";

let indexedDb: IDBFactory;
let store: IndexedDbStore;

beforeEach(() => {
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
  indexedDb = new IDBFactory();
  store = open();
});

function open(userId = "ada"): IndexedDbStore {
  return new IndexedDbStore(userId, () => indexedDb);
}

function page(since: number, seq: number, ...todos: Todo[]): Page {
  return { ...EMPTY, since, seq, todos, deleted: NOTHING_DELETED };
}

function entry(id: string, seq: number | null = null): Entry {
  return {
    id,
    operation: { op: "todo.delete", todo_id: "x" },
    restored: [],
    at: "2026-11-20T12:00:00Z",
    seq,
  };
}

/** What another visit to the page finds. */
async function stored(): Promise<Stored> {
  const found = await open().load();
  if (found === null) {
    throw new Error("nothing is stored");
  }
  return found;
}

async function titles(): Promise<string[]> {
  return [...(await stored()).rows.todos.values()].map(({ title }) => title);
}

const milk = todo("Milk");
const bread = todo("Bread");

test("before anything was read there is no cursor, and what is kept in the outbox is there", async () => {
  store.keepEntries([entry("2"), entry("1")]);

  expect(await stored()).toMatchObject({ cursor: null, entries: [{ id: "1" }, { id: "2" }] });
});

test("an account without anything has been read as well", async () => {
  store.keepPage(page(0, 0), false);

  expect(await stored()).toMatchObject({ cursor: 0 });
});

test("a page is written with its cursor and settings", async () => {
  const settings = {
    time_zone: null,
    week_start: "sunday",
    date_order: "mdy",
    theme: "dark",
  } as const;
  store.keepPage(
    { ...page(0, 3, milk), lists: [list("l")], labels: [label("b")], settings },
    false,
  );
  store.keepPage({ ...page(3, 4, bread), deleted: { ...NOTHING_DELETED, lists: ["l"] } }, false);

  const { cursor, rows } = await stored();
  expect(cursor).toBe(4);
  expect(await titles()).toEqual(["Milk", "Bread"]);
  expect([...rows.lists.keys()]).toEqual([]);
  expect([...rows.labels.keys()]).toEqual(["b"]);
  expect(rows.settings).toEqual(settings);
});

test("an older page does not take the place of a newer one", async () => {
  store.keepPage(page(0, 5, { ...milk, title: "Oat milk", version: 2 }), false);
  store.keepPage(page(0, 3, milk), false);

  expect((await stored()).cursor).toBe(5);
  expect(await titles()).toEqual(["Oat milk"]);
});

test("a page that does not follow on what is kept is left out", async () => {
  store.keepPage(page(0, 3, milk), false);
  store.keepPage(page(4, 6, bread), false);

  expect((await stored()).cursor).toBe(3);
  expect(await titles()).toEqual(["Milk"]);
});

test("a new start takes the place of everything but the outbox", async () => {
  store.keepPage(page(0, 5, milk), false);
  store.keepEntries([entry("1")]);
  store.keepPage(page(0, 2, bread), true);

  expect(await stored()).toMatchObject({ cursor: 2, entries: [{ id: "1" }] });
  expect(await titles()).toEqual(["Bread"]);
});

test("a mutation leaves the outbox with the page that contains it", async () => {
  store.keepEntries([entry("1"), entry("2"), entry("3")]);
  store.keepEntries([entry("1", 4), entry("2", 7)]);
  expect((await store.unsent()).map(({ id }) => id)).toEqual(["3"]);

  store.keepPage(page(0, 5, milk), false);

  expect((await stored()).entries.map(({ id }) => id)).toEqual(["2", "3"]);
});

test("a refused mutation is kept apart until it is forgotten", async () => {
  store.keepEntries([entry("1"), entry("2")]);
  store.refuse([{ entry: entry("1"), text: "No." }]);
  expect(await stored()).toMatchObject({ entries: [{ id: "2" }], refusals: [{ text: "No." }] });

  store.forgetRefusal("1");

  expect(await stored()).toMatchObject({ entries: [{ id: "2" }], refusals: [] });
});

test("thousands of rows come back whole and in order", async () => {
  const todos = Array.from({ length: 2500 }, (_, index) => todo(`${index}`));
  store.keepPage(page(0, 1, ...todos), false);

  expect(await titles()).toEqual(todos.map(({ title }) => title));
});

test("rows of another shape are read anew, and the outbox stays", async () => {
  store.keepPage(page(0, 5, milk), false);
  store.keepEntries([entry("1")]);
  await store.unsent();
  const database = await resultOf(indexedDb.open(NAME));
  const head = { name: "head", shape: 0, cursor: 5, settings: {} };
  await resultOf(database.transaction(["head"], "readwrite").objectStore("head").put(head));
  database.close();
  expect(await stored()).toMatchObject({ cursor: null, entries: [{ id: "1" }] });

  open().keepPage(page(0, 6, bread), false);

  expect((await stored()).cursor).toBe(6);
  expect(await titles()).toEqual(["Bread"]);
});

test("once closed nothing is written any more", async () => {
  store.keepPage(page(0, 3, milk), false);
  await store.unsent();
  store.close();
  store.keepPage(page(3, 5, bread), false);
  store.keepEntries([entry("1")]);

  expect(await stored()).toMatchObject({ cursor: 3, entries: [] });
  expect(await store.load()).toBeNull();
});

test("it does not stand in the way of a tab that removes everything", async () => {
  store.keepPage(page(0, 3, milk), false);
  await store.unsent();

  await resultOf(indexedDb.deleteDatabase(NAME));
  store.keepPage(page(3, 5, bread), false);

  expect(await store.load()).toBeNull();
  expect(await indexedDb.databases()).toEqual([]);
});

test("a tab that holds on to a database that is to go keeps nobody waiting for ever", async () => {
  await stored();
  store.close();
  const held = await resultOf(indexedDb.open(NAME));
  indexedDb.deleteDatabase(NAME);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

  const loading = open().load();
  await vi.advanceTimersByTimeAsync(6000);

  expect(await loading).toBeNull();
  held.close();
  vi.useRealTimers();
});
