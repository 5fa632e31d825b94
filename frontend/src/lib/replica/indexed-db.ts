/** IndexedDB in promises, and in pieces that never block the page for long. */

const ROWS_AT_ONCE = 1000;
const WRITES_AT_ONCE = 200;

/** A tab that is frozen while it holds an old database keeps the new one from being opened. */
const PATIENCE_MS = 5000;

/**
 * Opens a database, or makes it with these stores; null where the browser does not let us, or not
 * before people lose their patience.
 */
export async function openDatabase(
  factory: () => IDBFactory,
  name: string,
  stores: Readonly<Record<string, string>>,
): Promise<IDBDatabase | null> {
  try {
    const request = factory().open(name, 1);
    request.addEventListener("upgradeneeded", () => {
      for (const [store, keyPath] of Object.entries(stores)) {
        request.result.createObjectStore(store, { keyPath });
      }
    });
    return await inTime(resultOf(request));
  } catch {
    // Blocked by the browser's settings, or broken: the page then keeps everything in memory.
    return null;
  }
}

async function inTime(opening: Promise<IDBDatabase>): Promise<IDBDatabase | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    const database = await Promise.race([opening, patience]);
    if (database === null) {
      const closeLate = (late: IDBDatabase): void => late.close();
      opening.then(closeLate, () => undefined);
    }
    return database;
  } finally {
    clearTimeout(timer);
  }
}

export async function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB")));
  });
}

/** Resolves once it is written. */
export async function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(transaction.error ?? new Error("IndexedDB"));
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", fail);
    transaction.addEventListener("error", fail);
  });
}

/** Every row of a store, in the order of their keys. */
export async function readAll<Row>(store: IDBObjectStore): Promise<Row[]> {
  const rows: Row[] = [];
  let range: IDBKeyRange | null = null;
  for (;;) {
    // Each piece comes in a task of its own. What is in there, this app has written.
    const piece = (await resultOf(store.getAll(range, ROWS_AT_ONCE))) as Row[];
    rows.push(...piece);
    if (piece.length < ROWS_AT_ONCE) {
      return rows;
    }
    const last = piece.at(-1) as Record<string, IDBValidKey>;
    range = IDBKeyRange.lowerBound(last[String(store.keyPath)], true);
  }
}

/** Writes rows in pieces; the transaction stays open in between. */
export async function putAll(store: IDBObjectStore, rows: readonly unknown[]): Promise<void> {
  for (let start = 0; start < rows.length; start += WRITES_AT_ONCE) {
    const requests = rows.slice(start, start + WRITES_AT_ONCE).map((row) => store.put(row));
    const last = requests.at(-1);
    if (last !== undefined) {
      await resultOf(last);
    }
  }
}
