import { DRAFT_PREFIX, PERSON_PREFIX } from "@/lib/storage-keys";

/**
 * A storage of the browser that never throws: where it is blocked or full, values live in memory for as long
 * as the page does. Listeners hear changes of this tab and of all others.
 */
export class LocalData {
  readonly #memory = new Map<string, string>();
  readonly #listeners = new Set<() => void>();
  readonly #storage: () => Storage | null;
  readonly #events: EventTarget | null;

  /** `events` is where the browser tells of the changes that other tabs make, if they can. */
  constructor(storage: () => Storage | null, events: EventTarget | null) {
    this.#storage = storage;
    this.#events = events;
  }

  get(key: string): string | null {
    return this.#memory.get(key) ?? this.#attempt((storage) => storage.getItem(key)) ?? null;
  }

  set(key: string, value: string): void {
    const stored = this.#attempt((storage) => {
      storage.setItem(key, value);
      return true;
    });
    if (stored) {
      this.#memory.delete(key);
    } else {
      this.#memory.set(key, value);
    }
    this.#emit();
  }

  remove(key: string): void {
    this.#memory.delete(key);
    this.#attempt((storage) => storage.removeItem(key));
    this.#emit();
  }

  keys(prefix: string): string[] {
    const stored = this.#attempt((storage) =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ""),
    );
    const all = new Set([...this.#memory.keys(), ...(stored ?? [])]);
    return [...all].filter((key) => key.startsWith(prefix));
  }

  clear(): void {
    this.#memory.clear();
    this.#attempt((storage) => storage.clear());
    this.#emit();
  }

  subscribe(listener: () => void): () => void {
    if (this.#listeners.size === 0) {
      this.#events?.addEventListener("storage", this.#emit);
    }
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#events?.removeEventListener("storage", this.#emit);
      }
    };
  }

  readonly #emit = (): void => {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  };

  #attempt<T>(work: (storage: Storage) => T): T | null {
    try {
      const storage = this.#storage();
      return storage === null ? null : work(storage);
    } catch {
      // Blocked by the browser's settings, or full: the memory copy stands in.
      return null;
    }
  }
}

/** On the server there is neither: pages are rendered as for a stranger. */
const page = typeof window === "undefined" ? null : window;

export const localData = new LocalData(() => page?.localStorage ?? null, page);

/** What belongs to this tab alone, over reloads. */
export const tabData = new LocalData(() => page?.sessionStorage ?? null, null);

/** Forgets what other people typed on this device; `userId` keeps their own. */
export function forgetOtherPeople(data: LocalData, userId: string): void {
  for (const prefix of [DRAFT_PREFIX, PERSON_PREFIX]) {
    for (const key of data.keys(prefix)) {
      if (!key.startsWith(`${prefix}${userId}.`)) {
        data.remove(key);
      }
    }
  }
}
