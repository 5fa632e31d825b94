import { Parts } from "./parts";
import type { Rows } from "./rows";
import type { Label, Settings, Todo, TodoList, TrashedTodo } from "./types";

/** A map that is copied when it is first written to. */
class DraftMap<Row> {
  #rows: ReadonlyMap<string, Row>;
  #copy: Map<string, Row> | null = null;

  constructor(rows: ReadonlyMap<string, Row>) {
    this.#rows = rows;
  }

  get rows(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  get isChanged(): boolean {
    return this.#copy !== null;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  has(id: string): boolean {
    return this.#rows.has(id);
  }

  set(id: string, row: Row): void {
    this.#writable().set(id, row);
  }

  delete(id: string): void {
    if (this.#rows.has(id)) {
      this.#writable().delete(id);
    }
  }

  #writable(): Map<string, Row> {
    this.#copy ??= new Map(this.#rows);
    this.#rows = this.#copy;
    return this.#copy;
  }
}

/** Rows that are being changed; the rows it was made of stay as they are. */
export class Draft {
  readonly lists: DraftMap<TodoList>;
  readonly labels: DraftMap<Label>;
  readonly #origin: Rows;
  readonly #todos: DraftMap<Todo>;
  readonly #trashed: DraftMap<TrashedTodo>;
  readonly #parts: Parts;
  #settings: Settings;

  constructor(origin: Rows) {
    this.#origin = origin;
    this.lists = new DraftMap(origin.lists);
    this.labels = new DraftMap(origin.labels);
    this.#todos = new DraftMap(origin.todos);
    this.#parts = new Parts(origin.todos);
    this.#trashed = new DraftMap(origin.trashed);
    this.#settings = origin.settings;
  }

  /** The finished rows; the same object as before where nothing has changed. */
  rows(): Rows {
    const maps = [this.lists, this.labels, this.#todos, this.#trashed];
    if (this.#settings === this.#origin.settings && !maps.some(({ isChanged }) => isChanged)) {
      return this.#origin;
    }
    this.#parts.keepFor(this.#todos.rows);
    return {
      todos: this.#todos.rows,
      lists: this.lists.rows,
      labels: this.labels.rows,
      settings: this.#settings,
      trashed: this.#trashed.rows,
    };
  }

  get todos(): ReadonlyMap<string, Todo> {
    return this.#todos.rows;
  }

  get trashed(): ReadonlyMap<string, TrashedTodo> {
    return this.#trashed.rows;
  }

  setTodo(todo: Todo): void {
    this.#parts.move(todo.id, this.todos.get(todo.id)?.parent_id ?? null, todo.parent_id);
    this.#todos.set(todo.id, todo);
    this.#trashed.delete(todo.id);
  }

  trash(todo: Todo, at: string): void {
    this.#parts.move(todo.id, todo.parent_id, null);
    this.#todos.delete(todo.id);
    this.#trashed.set(todo.id, { ...todo, deleted_at: at });
  }

  /** Changes a todo that stays in the trash. */
  setTrashed(todo: TrashedTodo): void {
    this.#trashed.set(todo.id, todo);
  }

  get settings(): Settings {
    return this.#settings;
  }

  setSettings(settings: Settings): void {
    this.#settings = settings;
  }

  /** Everything below a todo, parents before their parts. */
  descendants(id: string): Todo[] {
    // A set: between two pages of a pull the rows may even form a circle.
    const found = new Set(this.#partsOf(id));
    for (const part of found) {
      for (const below of this.#partsOf(part.id)) {
        if (below.id !== id) {
          found.add(below);
        }
      }
    }
    return [...found];
  }

  /** The todos above a todo, the nearest first. */
  ancestors(todo: Todo): Todo[] {
    const found: Todo[] = [];
    let parent = this.#parentOf(todo);
    while (parent !== undefined && !found.includes(parent)) {
      found.push(parent);
      parent = this.#parentOf(parent);
    }
    return found;
  }

  /** How many levels a todo takes up with what is below it, also in the trash. */
  height(id: string): number {
    const levels = new Map([[id, 1]]);
    const trashed = [...this.trashed.values()];
    for (const [above, level] of levels) {
      const parts = trashed.filter(({ parent_id }) => parent_id === above);
      for (const part of [...this.#partsOf(above), ...parts]) {
        if (!levels.has(part.id)) {
          levels.set(part.id, level + 1);
        }
      }
    }
    return Math.max(...levels.values());
  }

  #parentOf({ parent_id }: Todo): Todo | undefined {
    return parent_id === null ? undefined : this.todos.get(parent_id);
  }

  #partsOf(id: string): Todo[] {
    return this.#parts.of(id).flatMap((partId) => this.todos.get(partId) ?? []);
  }
}
