import { describe, expect, it } from "vitest";
import type { Section } from "@/lib/views/section";
import { todo as makeTodo } from "../../../../test-support/make-snapshot";
import { type Box, gapAt, rowsTarget } from "./DropTarget";

const HEIGHT = 50;

/** Words are rows; each dot before one is a level. */
function section(key: string, text: string): Section {
  const above: string[] = [];
  const rows = text
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      const id = word.replaceAll(".", "");
      const depth = word.length - id.length;
      above[depth] = id;
      const todo = makeTodo(id, { id, parent_id: depth === 0 ? null : (above[depth - 1] ?? null) });
      return { todo, depth, parts: { open: 0, all: 0 }, isCollapsed: false };
    });
  return { key, title: null, detail: null, date: null, rows };
}

const TREE = { canOrder: true, canNest: true };

type Options = { y: number; levels?: number; to?: Section; abilities?: typeof TREE };

/** Drops `id`; the boxes are those of all other rows, one below the other. */
function drop(list: Section, id: string, { y, levels = 0, to = list, abilities = TREE }: Options) {
  const boxes: Box[] = to.rows
    .map(({ todo }, index) => ({ id: todo.id, top: index * HEIGHT, bottom: (index + 1) * HEIGHT }))
    .filter((box) => box.id !== id);
  const depth = list.rows.find(({ todo }) => todo.id === id)?.depth ?? 0;
  const todos = new Map(list.rows.map(({ todo }) => [todo.id, todo]));
  const pointing = { boxes, y, levels, todos, abilities };
  return rowsTarget({ ids: [id], section: list, depth }, to, pointing);
}

describe("a gap", () => {
  const boxes = [
    { id: "a", top: 0, bottom: 50 },
    { id: "b", top: 50, bottom: 150 },
  ];

  it("is on the side of the middle that the pointer is on", () => {
    expect(gapAt(boxes, 10)).toBe(0);
    expect(gapAt(boxes, 40)).toBe(1);
    expect(gapAt(boxes, 120)).toBe(2);
    expect(gapAt([], 10)).toBe(0);
  });
});

describe("dropping between rows", () => {
  const list = section("s", "a b c d");

  it("says behind and before which one", () => {
    const target = drop(list, "d", { y: 60 });
    expect(target?.landing?.previous?.todo.id).toBe("a");
    expect(target?.landing?.next?.todo.id).toBe("b");
    expect(target?.line).toEqual({ id: "a", edge: "after" });
  });

  it("draws the line above the first one at the top", () => {
    expect(drop(list, "d", { y: -20 })?.line).toEqual({ id: "a", edge: "before" });
  });

  it("is nothing where it would stay", () => {
    expect(drop(list, "b", { y: 60 })).toBeNull();
    expect(drop(list, "d", { y: 900 })).toBeNull();
  });
});

describe("dragging to the right", () => {
  const list = section("s", "a .b ..c d");

  it("makes it part of the one above, as deep as there is something above", () => {
    expect(drop(list, "d", { y: 190, levels: 1 })?.landing?.parent?.todo.id).toBe("a");
    expect(drop(list, "d", { y: 190, levels: 2 })?.landing?.parent?.todo.id).toBe("b");
    expect(drop(list, "d", { y: 190, levels: 9 })?.depth).toBe(3);
  });

  it("cannot stand outside in the middle of the parts of another", () => {
    const target = drop(list, "d", { y: 60, levels: -5 });
    expect(target?.depth).toBe(1);
    expect(target?.landing?.parent?.todo.id).toBe("a");
  });

  it("takes a part out again to the left", () => {
    const target = drop(list, "c", { y: 120, levels: -2 });
    expect(target?.depth).toBe(0);
    expect(target?.landing?.previous?.todo.id).toBe("a");
  });

  it("ends where the parts of what is dragged would lie too deep", () => {
    const tall = section("s", "a .b ..c ...d x .y");
    const target = rowsTarget({ ids: ["x"], section: tall, depth: 0 }, tall, {
      boxes: ["a", "b", "c", "d"].map((id, index) => ({
        id,
        top: index * HEIGHT,
        bottom: (index + 1) * HEIGHT,
      })),
      y: 195,
      levels: 9,
      todos: new Map(tall.rows.map(({ todo }) => [todo.id, todo])),
      abilities: TREE,
    });
    expect(target?.depth).toBe(3);
  });
});

describe("another section", () => {
  const list = section("s", "a b");

  it("takes something anywhere, or as a whole where it has an order of its own", () => {
    const to = section("t", "x y");
    expect(drop(list, "a", { y: 60, to })?.landing?.previous?.todo.id).toBe("x");
    const sorted = { canOrder: false, canNest: false };
    expect(drop(list, "a", { y: 60, to, abilities: sorted })).toMatchObject({
      landing: null,
      line: null,
    });
    expect(drop(list, "a", { y: 60, abilities: sorted })).toBeNull();
  });

  it("takes something while it is empty", () => {
    const target = drop(list, "a", { y: 10, to: section("t", "") });
    expect(target).toMatchObject({ depth: 0, line: null });
    expect(target?.landing).toMatchObject({ previous: null, next: null });
  });
});
