import { beforeEach, describe, expect, test, vi } from "vitest";
import { MutationIds } from "@/lib/replica/mutation-ids";
import type { Entry, Operation } from "@/lib/replica/mutations";
import { NO_ROWS, type Page } from "@/lib/replica/rows";
import { ReplicaState } from "@/lib/replica/state";
import type { Todo } from "@/lib/replica/types";
import { todo } from "../../../test-support/make-snapshot";

const NOW = "2026-11-20T12:00:00Z";
const EMPTY = { todos: [], lists: [], labels: [], settings: null };
const NOTHING_DELETED = { todos: [], lists: [], labels: [] };

const ids = new MutationIds();
const onChange = vi.fn();
let state: ReplicaState;

beforeEach(() => {
  onChange.mockReset();
  state = new ReplicaState(onChange);
});

function page(since: number, seq: number, ...todos: Todo[]): Page {
  return { ...EMPTY, since, seq, todos, deleted: NOTHING_DELETED };
}

function entry(operation: Operation): Entry {
  return { id: ids.after(null), operation, restored: [], at: NOW, seq: null };
}

function rename(id: string, title: string): Entry {
  return entry({ op: "todo.update", todo_id: id, patch: { title } });
}

function titles(): string[] {
  return [...state.rows.todos.values()].map(({ title }) => title);
}

const milk = todo("Milk");
const bread = todo("Bread");

describe("pages", () => {
  test("each brings the rows up to its number", () => {
    expect(state.apply([page(0, 3, milk), page(3, 5, bread)], NOW)).toBe(true);

    expect(titles()).toEqual(["Milk", "Bread"]);
    expect(state.cursor).toBe(5);
  });

  test("one that is older than what is here changes nothing", () => {
    state.apply([page(0, 5, { ...milk, title: "Oat milk", version: 2 })], NOW);
    onChange.mockReset();

    expect(state.apply([page(0, 3, milk)], NOW)).toBe(false);

    expect(titles()).toEqual(["Oat milk"]);
    expect(state.cursor).toBe(5);
    expect(onChange).not.toHaveBeenCalled();
  });

  test("one that leaves a gap changes nothing: what is in the gap would never be read", () => {
    state.apply([page(0, 3, milk)], NOW);

    expect(state.apply([page(4, 6, bread)], NOW)).toBe(false);

    expect(titles()).toEqual(["Milk"]);
    expect(state.cursor).toBe(3);
  });

  test("one that overlaps is as good as one that follows", () => {
    state.apply([page(0, 3, milk)], NOW);

    expect(state.apply([page(1, 6, milk, bread)], NOW)).toBe(true);

    expect(titles()).toEqual(["Milk", "Bread"]);
  });

  test("a row that has not changed stays the same object", () => {
    state.apply([page(0, 3, milk, bread)], NOW);
    const [before] = state.rows.todos.values();

    state.apply([page(0, 6, { ...milk }, { ...bread, title: "Rye", version: 2 })], NOW);

    const [after] = state.rows.todos.values();
    expect(after === before).toBe(true);
    expect(titles()).toEqual(["Milk", "Rye"]);
  });
});

describe("the outbox", () => {
  test("what is in it lies on top of whatever is read", () => {
    state.add([rename(milk.id, "Oat milk")]);
    expect(titles()).toEqual([]);

    state.apply([page(0, 3, milk)], NOW);

    expect(titles()).toEqual(["Oat milk"]);
    expect(state.unsent).toHaveLength(1);
  });

  test("what the server has stays on top until it has been read", () => {
    state.apply([page(0, 3, milk)], NOW);
    const renamed = rename(milk.id, "Oat milk");
    state.add([renamed]);
    state.settle([{ id: renamed.id, seq: 5 }], new Set());
    expect(state.unsent).toEqual([]);
    state.apply([page(3, 4, bread)], NOW);
    expect(titles()).toEqual(["Oat milk", "Bread"]);

    state.apply([page(4, 6, { ...milk, title: "Almond milk", version: 3 })], NOW);

    expect(titles()).toEqual(["Almond milk", "Bread"]);
  });

  test("what is refused is gone, and what came after it is not", () => {
    state.apply([page(0, 3, milk)], NOW);
    const [refused, other] = [rename(milk.id, "Oat milk"), rename(milk.id, "Almond milk")];
    state.add([refused, other]);

    state.settle([], new Set([other.id]));

    expect(titles()).toEqual(["Oat milk"]);
  });

  test("mutations of another tab take their place by their ids, and count once", () => {
    state.apply([page(0, 3, milk)], NOW);
    const [first, second] = [rename(milk.id, "first"), rename(milk.id, "second")];
    state.add([second]);

    state.add([first]);
    state.add([first, second]);

    expect(titles()).toEqual(["second"]);
    expect(state.unsent.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(state.lastId).toBe(second.id);
  });

  test("what it changes stays the same object while other rows are read", () => {
    state.apply([page(0, 3, milk)], NOW);
    state.add([rename(milk.id, "Oat milk")]);
    const before = state.rows.todos.get(milk.id);

    state.apply([page(3, 4, bread)], NOW);

    expect(state.rows.todos.get(milk.id) === before).toBe(true);
  });

  test("reading what is shown already changes nothing at all", () => {
    state.apply([page(0, 3, milk)], NOW);
    const label = entry({ op: "settings.update", patch: { theme: "dark" } });
    state.add([label]);
    state.settle([{ id: label.id, seq: 4 }], new Set());
    const before = state.rows;

    state.apply([{ ...page(3, 4), settings: { ...NO_ROWS.settings, theme: "dark" } }], NOW);

    expect(state.rows === before).toBe(true);
  });

  test("it outlives a new start of the rows", () => {
    state.apply([page(0, 3, milk)], NOW);
    state.add([rename(milk.id, "Oat milk")]);

    state.replace({ ...NO_ROWS, todos: new Map([[milk.id, milk]]) }, 1);

    expect(titles()).toEqual(["Oat milk"]);
    expect(state.cursor).toBe(1);
  });
});
