import type { Entry, Operation } from "@/lib/replica/mutations";
import { DEFAULT_SETTINGS } from "@/lib/replica/rows";
import type { MutationResults, ReplicaServer, TrashPage } from "@/lib/replica/server";
import type { Settings, Snapshot } from "@/lib/replica/types";
import { uuidv7 } from "@/lib/uuid";
import {
  createLabel,
  createList,
  trashLabel,
  trashList,
  updateLabel,
  updateList,
} from "./fake-backend-collections";
import { Problem, type Tables, type Transaction } from "./fake-backend-rows";
import { createTodo, labelTodo, restoreTodo, trashTodo, updateTodo } from "./fake-backend-todos";

type Changes = Awaited<ReturnType<ReplicaServer["changes"]>>;

type AnyStored = { seq: number; deleted_at: string | null; delete_batch: string | null };

/**
 * The backend as one person's devices see it: POST /mutations, GET /changes, /me and /trash, with
 * the rules of backend/core/services. All of a request happens in one transaction, so at one time.
 */
export class FakeBackend {
  readonly tables: Tables = {
    todos: new Map(),
    lists: new Map(),
    labels: new Map(),
    settings: { ...DEFAULT_SETTINGS, seq: 0 },
  };
  readonly #applied = new Set<string>();
  readonly #listeners = new Set<(seq: number) => void>();
  pageSize = 1000;
  seq = 0;
  /** Deletions up to this number are forgotten. */
  purgedTo = 0;
  #ticks = Date.parse("2026-11-20T12:00:00Z");

  apply(entries: readonly Pick<Entry, "id" | "operation">[]): MutationResults {
    this.#ticks += 1000;
    const before = this.#applied.size;
    const results = entries.map(({ id, operation }, index) => {
      const transaction: Transaction = {
        now: new Date(this.#ticks).toISOString(),
        statementAt: new Date(this.#ticks + index).toISOString(),
        seq: this.seq + 1,
        batch: uuidv7,
      };
      const problem = this.#applied.has(id) ? null : this.#refusal(operation, transaction);
      if (problem === null) {
        this.#applied.add(id);
      }
      return { id, status: problem === null ? "applied" : "refused", problem } as const;
    });
    if (this.#applied.size > before) {
      this.seq += 1;
      this.#wake();
    }
    return structuredClone({ seq: this.seq, results });
  }

  changes(since: number, begunBefore = 0): Changes {
    const { labels, lists, settings, todos } = this.tables;
    const begun = since === 0 ? this.seq : begunBefore;
    const known = Math.max(since, begun);
    if (known > this.seq || known < this.purgedTo) {
      throw new Problem(410, "sync_cursor_expired");
    }
    const numbers = [todos, lists, labels]
      .flatMap((rows) => [...rows.values()].map(({ seq }) => seq).filter((seq) => seq > since))
      .toSorted((one, other) => one - other)
      .slice(0, this.pageSize);
    const horizon = numbers.length === this.pageSize ? (numbers.at(-1) ?? 0) : this.seq;
    const news = <Row extends AnyStored & { id: string }>(rows: ReadonlyMap<string, Row>) => {
      const changed = [...rows.values()].filter(({ seq }) => seq > since && seq <= horizon);
      return {
        live: changed.filter((row) => row.deleted_at === null).map(publicRow),
        gone: changed.filter((row) => row.deleted_at !== null).map(({ id }) => id),
      };
    };
    const [newTodos, newLists, newLabels] = [news(todos), news(lists), news(labels)];
    return structuredClone({
      seq: horizon,
      has_more: horizon < this.seq,
      begun,
      todos: newTodos.live,
      lists: newLists.live,
      labels: newLabels.live,
      deleted: { todos: newTodos.gone, lists: newLists.gone, labels: newLabels.gone },
      settings_changed: settings.seq > since && settings.seq <= horizon,
    });
  }

  settings(): Settings {
    const { seq: _, ...settings } = this.tables.settings;
    return settings;
  }

  trash(_cursor: string | null = null): TrashPage {
    const trashed = [...this.tables.todos.values()]
      .filter((todo) => todo.deleted_at !== null)
      .map((todo) => ({ ...publicRow(todo), deleted_at: todo.deleted_at ?? "" }))
      .toSorted((one, other) => (one.deleted_at > other.deleted_at ? -1 : 1));
    return structuredClone({ data: trashed, next_cursor: null });
  }

  /** Everything outside the trash, as a replica should show it. */
  snapshot(): Snapshot {
    const { labels, lists, todos } = this.tables;
    return structuredClone({
      todos: live(todos),
      lists: live(lists),
      labels: live(labels),
      settings: this.settings(),
    });
  }

  titles(): string[] {
    return [...this.snapshot().todos.values()].map(({ title }) => title).toSorted();
  }

  /** Adds a todo as another device would. */
  add(title: string): void {
    const operation = { op: "todo.create", todo: { id: uuidv7(), title, position: "a1" } } as const;
    this.apply([{ id: uuidv7(), operation }]);
  }

  /** For a device that listens to the stream of events. */
  listen(listener: (seq: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #refusal(operation: Operation, transaction: Transaction) {
    try {
      this.#operate(operation, transaction);
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      const { code, status } = error;
      return { status, code, title: code, detail: code, errors: [] };
    }
  }

  #operate(operation: Operation, transaction: Transaction): void {
    const { tables } = this;
    switch (operation.op) {
      case "todo.create":
        createTodo(tables, operation, transaction);
        break;
      case "todo.update":
        updateTodo(tables, operation, transaction);
        break;
      case "todo.delete":
        trashTodo(tables, operation.todo_id, transaction);
        break;
      case "todo.restore":
        restoreTodo(tables, operation.todo_id, transaction);
        break;
      case "todo.label":
        labelTodo(tables, operation, transaction);
        break;
      case "list.create":
        createList(tables, operation, transaction);
        break;
      case "list.update":
        updateList(tables, operation, transaction);
        break;
      case "list.delete":
        trashList(tables, operation.list_id, transaction);
        break;
      case "label.create":
        createLabel(tables, operation, transaction);
        break;
      case "label.update":
        updateLabel(tables, operation, transaction);
        break;
      case "label.delete":
        trashLabel(tables, operation.label_id, null, transaction);
        break;
      case "label.merge":
        trashLabel(tables, operation.label_id, operation.into_id, transaction);
        break;
      case "settings.update":
        Object.assign(tables.settings, operation.patch, { seq: transaction.seq });
        break;
      default:
        operation satisfies never;
    }
  }

  #wake(): void {
    for (const listener of [...this.#listeners]) {
      listener(this.seq);
    }
  }
}

function live<Row extends AnyStored & { id: string }>(rows: ReadonlyMap<string, Row>) {
  return new Map(
    [...rows.values()]
      .filter((row) => row.deleted_at === null)
      .map((row) => [row.id, publicRow(row)]),
  );
}

function publicRow<Row extends AnyStored>(row: Row): Omit<Row, keyof AnyStored> {
  const { delete_batch: _batch, deleted_at: _deleted, seq: _seq, ...rest } = row;
  return rest;
}
