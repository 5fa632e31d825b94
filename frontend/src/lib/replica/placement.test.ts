import { beforeEach, describe, expect, test, vi } from "vitest";
import { notify } from "@/lib/notices";
import type { Actions } from "@/lib/replica/actions";
import { byPosition } from "@/lib/replica/positions";
import type { NewTodo, Todo } from "@/lib/replica/types";
import { uuidv7 } from "@/lib/uuid";
import { FakeBackend } from "../../../test-support/fake-backend";
import { FakeDevice, type FakeTab } from "../../../test-support/fake-device";

vi.mock(import("@/lib/notices"), async (original) => ({
  ...(await original()),
  notify: vi.fn(() => 0),
}));

let backend: FakeBackend;
let device: FakeDevice;
let tab: FakeTab;
let actions: Actions;

beforeEach(async () => {
  vi.mocked(notify).mockClear();
  backend = new FakeBackend();
  device = new FakeDevice(backend, { isLive: true });
  tab = await device.openTab();
  ({ actions } = tab.replica);
  await device.settle();
});

function all(): Todo[] {
  return [...tab.replica.snapshot().todos.values()].toSorted(byPosition);
}

function find(title: string): Todo {
  const todo = all().find((candidate) => candidate.title === title);
  if (todo === undefined) {
    throw new Error(`no todo ${title}`);
  }
  return todo;
}

function idOf(title: string): string {
  return find(title).id;
}

/** The todos of a list, or the parts of a todo, in order. */
function titlesIn(place: Partial<Pick<Todo, "list_id" | "parent_id">>): string[] {
  const { list_id: listId = null, parent_id: parentId = null } = place;
  return all()
    .filter((todo) => todo.parent_id === parentId && (parentId !== null || todo.list_id === listId))
    .map(({ title }) => title);
}

function named(...titles: string[]): NewTodo[] {
  return titles.map((title) => ({ title }));
}

async function agrees(): Promise<void> {
  const shown = all();
  await device.settle();
  expect(all().map(({ title }) => title)).toEqual(shown.map(({ title }) => title));
  expect(tab.replica.sync().refused).toEqual([]);
}

describe("adding", () => {
  test("what is new comes first, and many keep their order", async () => {
    actions.add(named("one"));
    actions.add(named("two"));
    actions.add(named("a", "b", "c"));

    expect(titlesIn({})).toEqual(["a", "b", "c", "two", "one"]);
    await agrees();
  });

  test("what is new comes first, also where another device has a clock that is ahead", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
    actions.add(named("from the future"));
    vi.useRealTimers();

    actions.add(named("now"));

    expect(titlesIn({})).toEqual(["now", "from the future"]);
  });

  test("parts come in order below their parent, in its list, and later ones behind them", async () => {
    const list = actions.addList({ name: "list", color: null });
    actions.add([{ title: "House", list_id: list, parts: named("Roof", "Door") }]);

    actions.add(named("Window"), { parentId: idOf("House") });

    expect(titlesIn({ parent_id: idOf("House") })).toEqual(["Roof", "Door", "Window"]);
    expect(all().every(({ list_id }) => list_id === list)).toBe(true);
    await agrees();
  });

  test("beside another one it belongs where that one does", async () => {
    actions.add([{ title: "House", parts: named("Roof", "Door") }]);

    actions.add(named("x", "y"), { afterId: idOf("Roof") });
    actions.add(named("z"), { beforeId: idOf("House") });

    expect(titlesIn({ parent_id: idOf("House") })).toEqual(["Roof", "x", "y", "Door"]);
    expect(titlesIn({})).toEqual(["z", "House"]);
    await agrees();
  });

  test("what would lie too deep stands below the deepest that may have parts, in order", async () => {
    const nested = (depth: number): NewTodo => ({
      title: `level ${depth}`,
      parts: depth === 7 ? named("last") : [nested(depth + 1), { title: `after ${depth + 1}` }],
    });

    actions.add([nested(1)]);

    expect(titlesIn({ parent_id: idOf("level 4") })).toEqual([
      "level 5",
      "level 6",
      "level 7",
      "last",
      "after 7",
      "after 6",
      "after 5",
    ]);
    await agrees();
  });

  test("what was meant for a list, a label or a parent that is gone is kept all the same", async () => {
    actions.add([{ title: "one", list_id: uuidv7(), label_ids: [uuidv7()] }]);
    actions.add([{ title: "two", parent_id: uuidv7() }]);

    expect(titlesIn({})).toEqual(["two", "one"]);
    await agrees();
  });
});

describe("moving", () => {
  beforeEach(() => {
    actions.add(named("a", "b", "c", "d", "e"));
  });

  test.each([
    [["d"], { beforeId: "b" }, "a d b c e"],
    [["a"], { afterId: "c" }, "b c a d e"],
    [["e"], { beforeId: "a" }, "e a b c d"],
    [["a"], { afterId: "e" }, "b c d e a"],
    [["d", "a"], { afterId: "b" }, "b d a c e"],
    [["b", "d"], { beforeId: "b" }, "a b d c e"],
    [["c"], { beforeId: "c" }, "a b c d e"],
  ])("%j to %j gives %s", async (titles, place, expected) => {
    const [[side, anchor] = ["", ""]] = Object.entries(place);
    const anchorId = idOf(anchor);

    actions.move(
      titles.map(idOf),
      side === "beforeId" ? { beforeId: anchorId } : { afterId: anchorId },
    );

    expect(titlesIn({}).join(" ")).toBe(expected);
    await agrees();
  });

  test("beside a todo of another list only the order changes", async () => {
    const list = actions.addList({ name: "list", color: null });
    actions.move([idOf("e")], { listId: list });
    actions.move([idOf("e")], { afterId: idOf("b") });

    actions.move([idOf("d")], { beforeId: idOf("e") });

    expect(all().map(({ title }) => title)).toEqual(["a", "b", "d", "e", "c"]);
    expect(titlesIn({ list_id: list })).toEqual(["e"]);
    await agrees();
  });

  test("into another list it comes on top, in order, with its parts, and the notice names the list", async () => {
    const list = actions.addList({ name: "Garden", color: null });
    actions.add([{ title: "there", list_id: list }]);
    actions.add(named("part"), { parentId: idOf("c") });

    actions.move([idOf("c"), idOf("part"), idOf("a")], { listId: list });

    expect(titlesIn({ list_id: list })).toEqual(["c", "a", "there"]);
    expect(find("part")).toMatchObject({ list_id: list, parent_id: idOf("c") });
    expect(notify).toHaveBeenCalledWith(
      expect.objectContaining({ kind: "undo", text: "Moved to Garden: 2 todos" }),
    );
    await agrees();
  });

  test("below another todo it comes last, and out of it where it is told to", async () => {
    actions.move([idOf("b"), idOf("c")], { parentId: idOf("a") });
    expect(titlesIn({ parent_id: idOf("a") })).toEqual(["b", "c"]);

    actions.move([idOf("c")], { parentId: null, afterId: idOf("a") });

    expect(titlesIn({})).toEqual(["a", "c", "d", "e"]);
    await agrees();
  });

  test("a todo does not become part of itself", () => {
    actions.move([idOf("b")], { parentId: idOf("a") });
    vi.mocked(notify).mockClear();

    actions.move([idOf("a")], { parentId: idOf("b") });

    expect(find("a").parent_id).toBeNull();
    expect(notify).toHaveBeenCalledExactlyOnceWith({
      kind: "error",
      text: "A todo cannot be part of itself.",
    });
  });

  test("what does not fit below another one stays, and the rest goes", () => {
    actions.add([{ title: "1", parts: [{ title: "2", parts: [{ title: "3" }] }] }]);
    actions.add([{ title: "high", parts: [{ title: "x", parts: [{ title: "y" }] }] }]);

    actions.move([idOf("high"), idOf("a")], { parentId: idOf("3") });

    expect(find("high").parent_id).toBeNull();
    expect(find("a").parent_id).toBe(idOf("3"));
    expect(notify).toHaveBeenCalledWith({
      kind: "error",
      text: "Todos go 5 levels deep at most.",
    });
  });

  test.each(["b", "c", "d"])("between equal neighbours room is made: after %s", async (anchor) => {
    for (const title of ["b", "c", "d"]) {
      actions.change([idOf(title)], { position: "az1" });
    }
    const before = titlesIn({}).filter((title) => title !== "a");

    actions.move([idOf("a")], { afterId: idOf(anchor) });

    expect(titlesIn({})).toEqual(before.toSpliced(before.indexOf(anchor) + 1, 0, "a"));
    await agrees();
  });

  test("500 moves into the same gap never make a key too long", async () => {
    for (let turn = 0; turn < 500; turn += 1) {
      actions.move([idOf(turn % 2 === 0 ? "d" : "e")], { afterId: idOf("a") });
    }

    expect(titlesIn({}).join(" ")).toBe("a e d b c");
    expect(Math.max(...all().map(({ position }) => position.length))).toBeLessThanOrEqual(64);
    await agrees();
  });
});
