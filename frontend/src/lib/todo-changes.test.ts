import { describe, expect, test, vi } from "vitest";
import { type TodoChange, TodoChanges, withChanges } from "@/lib/todo-changes";
import { UNPLACED } from "@/lib/todo-placement";
import type { Todo, TodoPage } from "@/lib/todo-types";
import { makeTodo } from "../../test-support/make-todo";

function page(todos: readonly Todo[], nextCursor: string | null = null): TodoPage {
  return { data: [...todos], next_cursor: nextCursor };
}

function titles(pages: readonly TodoPage[]): string[] {
  return pages.flatMap(({ data }) => data.map(({ title }) => title));
}

function change(base: Todo, part: Partial<TodoChange>): TodoChange {
  const request = { kind: "update", patch: {} } as const;
  return { base, fields: {}, isTrashed: false, isConfirmed: false, request, ...part };
}

const bread = makeTodo({ title: "bread", position: "b" });
const milk = makeTodo({ title: "milk", position: "m" });
const salt = makeTodo({ title: "salt", position: "s" });
const open = [page([bread, milk]), page([salt])];

describe("a change on top of what the server said", () => {
  test("a completed todo leaves the open list and enters the completed one", () => {
    const fields = { completed: true, completed_at: "2026-11-20T12:00:00Z" };
    const done = [change(milk, { fields })];

    expect(titles(withChanges(open, "open", done))).toEqual(["bread", "salt"]);
    expect(titles(withChanges([page([])], "completed", done))).toEqual(["milk"]);
  });

  test("undoing it puts it back in its place", () => {
    const done = makeTodo({ ...milk, completed: true });
    const undone = [change(done, { fields: { completed: false, completed_at: null } })];

    expect(titles(withChanges([page([bread, salt])], "open", undone))).toEqual([
      "bread",
      "milk",
      "salt",
    ]);
  });

  test("a removed todo is in the trash only, and restored it is back", () => {
    const removed = [change(milk, { isTrashed: true, request: { kind: "remove" } })];
    const restored = [...removed, change(milk, { request: { kind: "restore" } })];

    expect(titles(withChanges(open, "open", removed))).toEqual(["bread", "salt"]);
    expect(titles(withChanges([page([])], "trash", removed))).toEqual(["milk"]);
    expect(titles(withChanges(open, "open", restored))).toEqual(["bread", "milk", "salt"]);
    expect(titles(withChanges([page([])], "trash", restored))).toEqual([]);
  });

  test("new todos come first, the newest on top", () => {
    const created = ["one", "two"].map((title) => {
      const base = makeTodo({ title, position: UNPLACED });
      return change(base, { request: { kind: "create", body: { id: base.id, title } } });
    });

    expect(titles(withChanges(open, "open", created))).toEqual([
      "two",
      "one",
      "bread",
      "milk",
      "salt",
    ]);
  });

  test("a new todo that the server already lists is shown once, as the server has it", () => {
    const stored = makeTodo({ title: "eggs", position: "a" });
    const base = makeTodo({ ...stored, position: UNPLACED });
    const created = change(base, { request: { kind: "create", body: base } });

    const pages = withChanges([page([stored, bread])], "open", [created]);

    expect(pages[0]?.data).toEqual([stored, bread]);
  });

  test("changes of one todo add up in order", () => {
    const changes = [
      change(milk, { fields: { title: "oat milk" } }),
      change(milk, { fields: { priority: 1 } }),
      change(milk, { fields: { title: "almond milk" } }),
    ];

    const shown = withChanges(open, "open", changes)[0]?.data[1];

    expect(shown).toEqual({ ...milk, title: "almond milk", priority: 1 });
  });

  test("what belongs behind the last loaded row waits for its page", () => {
    const late = makeTodo({ title: "zest", position: "z", completed: true });
    const undone = [change(late, { fields: { completed: false } })];

    expect(titles(withChanges([page([bread], "more")], "open", undone))).toEqual(["bread"]);
    expect(titles(withChanges([page([bread])], "open", undone))).toEqual(["bread", "zest"]);
  });

  test("nothing pending leaves the pages as they are", () => {
    expect(withChanges(open, "open", [])).toBe(open);
  });
});

describe("the list of changes", () => {
  test("tells of a change before add returns, so that no checkbox flips back", () => {
    const changes = new TodoChanges();
    const listener = vi.fn();
    changes.subscribe(listener);

    changes.add(change(milk, {}));

    expect(listener).toHaveBeenCalledOnce();
    expect(changes.all()).toHaveLength(1);
  });

  test("a confirmed change shows the server's row until the lists are read again", () => {
    const changes = new TodoChanges();
    const renamed = change(milk, { fields: { title: "oat milk" } });
    changes.add(renamed);

    changes.confirm(renamed, { ...milk, title: "oat milk", version: 2 });

    const stale = [page([bread, milk])];
    const shown = withChanges(stale, "open", changes.all())[0]?.data[1];
    expect(shown).toEqual({ ...milk, title: "oat milk", version: 2 });
    expect(changes.hasPending()).toBe(false);
  });

  test("dropping one change keeps the others", () => {
    const changes = new TodoChanges();
    const [first, second] = [change(milk, {}), change(bread, {})];
    changes.add(first);
    changes.add(second);

    changes.drop([first]);

    expect(changes.all()).toEqual([second]);
  });
});
