import { committed, openDatabase, putAll, readAll, resultOf } from "./indexed-db";
import type { Entry, Refusal } from "./mutations";
import { DEFAULT_SETTINGS, NO_ROWS, type Page } from "./rows";
import type { ReplicaStore, Stored } from "./store";
import type { Label, Settings, Todo, TodoList } from "./types";

const NAME_PREFIX = "daymark.replica.";
const KEY_PATHS = {
  todos: "id",
  lists: "id",
  labels: "id",
  outbox: "id",
  refused: "entry.id",
  head: "name",
} as const;
const HEAD = "head";

type StoreName = keyof typeof KEY_PATHS;
type Stores = (name: StoreName) => IDBObjectStore;

const ALL = Object.keys(KEY_PATHS) as StoreName[];

/** Raised when rows get other fields: those that were kept before are then read anew. */
const SHAPE = 1;

/** How far the rows reach, written together with them. */
type Head = { name: typeof HEAD; shape: number; cursor: number; settings: Settings };

/** One database per person: nobody's rows are ever where somebody else's are looked for. */
export class IndexedDbStore implements ReplicaStore {
  readonly #factory: () => IDBFactory;
  readonly #name: string;
  readonly #opening: Promise<IDBDatabase | null>;
  #isClosed = false;

  /** The factory is asked for late: where it is blocked, to look at it throws. */
  constructor(userId: string, factory: () => IDBFactory = () => indexedDB) {
    this.#factory = factory;
    this.#name = NAME_PREFIX + userId;
    this.#opening = this.#open();
  }

  async load(): Promise<Stored | null> {
    return this.#run("readonly", ALL, readStored);
  }

  async unsent(): Promise<readonly Entry[]> {
    const entries = await this.#run("readonly", ["outbox"], async (store) =>
      readAll<Entry>(store("outbox")),
    );
    return (entries ?? []).filter(({ seq }) => seq === null);
  }

  keepEntries(entries: readonly Entry[]): void {
    void this.#run("readwrite", ["outbox"], async (store) => putAll(store("outbox"), entries));
  }

  refuse(refusals: readonly Refusal[]): void {
    void this.#run("readwrite", ["outbox", "refused"], async (store) => {
      for (const { entry } of refusals) {
        store("outbox").delete(entry.id);
      }
      await putAll(store("refused"), refusals);
    });
  }

  forgetRefusal(id: string): void {
    void this.#run("readwrite", ["refused"], async (store) =>
      resultOf(store("refused").delete(id)),
    );
  }

  keepPage(page: Page, isStart: boolean): void {
    void this.#run("readwrite", ALL, async (store) => writePage(store, page, isStart));
  }

  close(): void {
    this.#isClosed = true;
    void this.#opening.then((database) => database?.close());
  }

  destroy(): void {
    this.close();
    void this.#opening.then(() => forget(this.#factory, this.#name));
  }

  async #open(): Promise<IDBDatabase | null> {
    await forgetOthers(this.#factory, this.#name);
    const database = await openDatabase(this.#factory, this.#name, KEY_PATHS);
    // Another tab is signing out: whoever holds on to the database would keep it from going.
    database?.addEventListener("versionchange", () => this.close());
    return database;
  }

  /** Null where there is no database, or not any more: then this page's memory has to do. */
  async #run<Result>(
    mode: IDBTransactionMode,
    names: readonly StoreName[],
    work: (stores: Stores) => Promise<Result>,
  ): Promise<Result | null> {
    const database = await this.#opening;
    if (database === null || this.#isClosed) {
      return null;
    }
    try {
      const transaction = database.transaction(names, mode);
      const done = committed(transaction);
      const [result] = await Promise.all([work((name) => transaction.objectStore(name)), done]);
      return result;
    } catch {
      // Full, or taken away by the browser: what matters is in memory, and on the server.
      return null;
    }
  }
}

async function readStored(store: Stores): Promise<Stored> {
  const [todos, lists, labels, entries, refusals, head] = await Promise.all([
    readAll<Todo>(store("todos")),
    readAll<TodoList>(store("lists")),
    readAll<Label>(store("labels")),
    readAll<Entry>(store("outbox")),
    readAll<Refusal>(store("refused")),
    readHead(store),
  ]);
  const rows = {
    todos: byId(todos),
    lists: byId(lists),
    labels: byId(labels),
    settings: head?.settings ?? DEFAULT_SETTINGS,
    trashed: NO_ROWS.trashed,
  };
  return { rows, cursor: head?.cursor ?? null, entries, refusals };
}

async function writePage(store: Stores, page: Page, isStart: boolean): Promise<void> {
  const head = isStart ? undefined : await readHead(store);
  const follows = page.since <= (head?.cursor ?? 0) && page.seq > (head?.cursor ?? -1);
  if (!follows) {
    return;
  }
  for (const kind of ["todos", "lists", "labels"] as const) {
    const rows = store(kind);
    if (head === undefined) {
      rows.clear();
    }
    for (const id of page.deleted[kind]) {
      rows.delete(id);
    }
    await putAll(rows, page[kind]);
  }
  const settings = page.settings ?? head?.settings ?? DEFAULT_SETTINGS;
  store("head").put({ name: HEAD, shape: SHAPE, cursor: page.seq, settings } satisfies Head);
  for (const { id, seq } of await readAll<Entry>(store("outbox"))) {
    if (seq !== null && seq <= page.seq) {
      store("outbox").delete(id);
    }
  }
}

async function readHead(store: Stores): Promise<Head | undefined> {
  // This app has written what is in there.
  const head = (await resultOf(store("head").get(HEAD))) as Head | undefined;
  return head?.shape === SHAPE ? head : undefined;
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** What was kept for other people on this device goes when somebody signs in. */
async function forgetOthers(factory: () => IDBFactory, name: string): Promise<void> {
  try {
    for (const { name: other = "" } of await factory().databases()) {
      if (other.startsWith(NAME_PREFIX) && other !== name) {
        forget(factory, other);
      }
    }
  } catch {
    // Blocked by the browser's settings: then nothing was kept either.
  }
}

function forget(factory: () => IDBFactory, name: string): void {
  try {
    factory().deleteDatabase(name);
  } catch {
    // The same.
  }
}
