import type { Todo } from "./types";

type Todos = ReadonlyMap<string, Todo>;
type Index = ReadonlyMap<string, readonly string[]>;

/** The parts of each todo, found out once for each state of the rows. */
const known = new WeakMap<Todos, Index>();

/** Which todos are parts of which, while rows are being changed. */
export class Parts {
  readonly #origin: Todos;
  #index: Index | null = null;
  /** What has changed since the index was made. */
  readonly #changed = new Map<string, readonly string[]>();

  constructor(origin: Todos) {
    this.#origin = origin;
  }

  of(id: string): readonly string[] {
    return this.#changed.get(id) ?? this.#read().get(id) ?? [];
  }

  move(id: string, from: string | null, to: string | null): void {
    if (from === to) {
      return;
    }
    if (from !== null) {
      this.#changed.set(
        from,
        this.of(from).filter((other) => other !== id),
      );
    }
    if (to !== null) {
      this.#changed.set(to, [...this.of(to), id]);
    }
  }

  /** The changed rows are asked for their parts soon: spares them the work where it is done. */
  keepFor(todos: Todos): void {
    const index = this.#index ?? known.get(this.#origin);
    if (index !== undefined && todos !== this.#origin) {
      known.set(todos, this.#changed.size === 0 ? index : new Map([...index, ...this.#changed]));
    }
  }

  #read(): Index {
    this.#index ??= known.get(this.#origin) ?? indexOf(this.#origin);
    known.set(this.#origin, this.#index);
    return this.#index;
  }
}

function indexOf(todos: Todos): Index {
  const index = new Map<string, string[]>();
  for (const { id, parent_id: parentId } of todos.values()) {
    if (parentId !== null) {
      const parts = index.get(parentId);
      if (parts === undefined) {
        index.set(parentId, [id]);
      } else {
        parts.push(id);
      }
    }
  }
  return index;
}
