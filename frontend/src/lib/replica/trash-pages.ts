import type { TrashPage } from "./server";
import type { ReplicaState } from "./state";
import type { Trash, TrashedTodo } from "./types";

type TrashPagesOptions = {
  state: ReplicaState;
  read: (cursor: string | null) => Promise<TrashPage>;
};

/** What has been read of the trash. */
type Reading = {
  todos: readonly TrashedTodo[];
  /** Null: there is no more. */
  next: string | null;
  /** What was known to be there when it was asked for; null: it has not been read yet. */
  before: ReadonlyMap<string, TrashedTodo> | null;
  error: unknown;
};

/**
 * The trash is read from the server while somebody looks at it; on top of that lies what has been
 * removed or restored here since.
 */
export class TrashPages {
  readonly #options: TrashPagesOptions;
  readonly #listeners = new Set<() => void>();
  #reading: Reading = { todos: [], next: null, before: null, error: null };
  #activity: "refresh" | "more" | null = null;
  #isStale = false;
  #shown: { rows: unknown; trash: Trash } | null = null;

  constructor(options: TrashPagesOptions) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.refresh();
    }
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something changes. */
  readonly trash = (): Trash => {
    const { rows } = this.#options.state;
    if (this.#shown?.rows !== rows) {
      this.#shown = { rows, trash: this.#toTrash() };
    }
    return this.#shown.trash;
  };

  /** Every trashed todo that is known here, those of the server as the server has them. */
  known(): ReadonlyMap<string, TrashedTodo> {
    const read = this.#reading.todos.map((todo): [string, TrashedTodo] => [todo.id, todo]);
    return new Map([...this.#options.state.rows.trashed, ...read]);
  }

  /** Something has come out of the trash or gone there: reads again, if anybody is looking. */
  refresh(): void {
    this.#isStale = true;
    if (this.#listeners.size > 0 && this.#activity === null) {
      void this.#perform("refresh");
    }
  }

  /** What is shown may have changed. */
  emit(): void {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }

  async #perform(activity: "refresh" | "more"): Promise<void> {
    this.#isStale = this.#isStale && activity !== "refresh";
    this.#change({ activity });
    try {
      const reading = await (activity === "refresh" ? this.#readAgain() : this.#readOn());
      this.#change({ activity: null, reading });
    } catch (error) {
      this.#change({ activity: null, reading: { ...this.#reading, error } });
      return;
    }
    if (this.#isStale) {
      this.refresh();
    }
  }

  /** From the top, as far as it was read before. */
  async #readAgain(): Promise<Reading> {
    const before = this.#options.state.rows.trashed;
    const todos: TrashedTodo[] = [];
    let next: string | null = null;
    do {
      const page: TrashPage = await this.#options.read(next);
      todos.push(...page.data);
      next = page.next_cursor;
    } while (next !== null && todos.length < this.#reading.todos.length);
    return { todos, next, before, error: null };
  }

  async #readOn(): Promise<Reading> {
    const { before, next, todos } = this.#reading;
    const page = await this.#options.read(next);
    return { todos: [...todos, ...page.data], next: page.next_cursor, before, error: null };
  }

  #change({ activity, reading }: { activity: "refresh" | "more" | null; reading?: Reading }): void {
    this.#activity = activity;
    this.#reading = reading ?? this.#reading;
    this.#shown = null;
    this.emit();
  }

  #toTrash(): Trash {
    const { before, error, next } = this.#reading;
    const todos = this.#todos();
    const isKnown = before !== null || todos.length > 0;
    return {
      todos,
      status: isKnown ? "ready" : error === null ? "loading" : "failed",
      error,
      retry: () => this.refresh(),
      hasMore: next !== null,
      loadMore: () => {
        if (this.#activity === null && this.#reading.next !== null) {
          void this.#perform("more");
        }
      },
      isLoadingMore: this.#activity === "more",
    };
  }

  #todos(): readonly TrashedTodo[] {
    const { base, rows } = this.#options.state;
    const { before, todos: read } = this.#reading;
    // What was there before the reading and is not in it is gone for good, unless the server has
    // not heard of it yet.
    const removed = [...rows.trashed.values()].filter(
      ({ deleted_at, id }) => before?.get(id)?.deleted_at !== deleted_at || base.todos.has(id),
    );
    const all = new Map([...removed, ...read].map((todo) => [todo.id, todo]));
    return [...all.values()]
      .filter(({ id }) => !rows.todos.has(id))
      .toSorted((one, other) => (one.deleted_at > other.deleted_at ? -1 : 1));
  }
}
