import { describe, expect, it } from "vitest";
import { todo as makeTodo } from "@/../test-support/make-snapshot";
import type { Todo } from "@/lib/replica/types";
import type { Row } from "@/lib/views/tree";
import { movedText } from "./Landing";
import { type Move, type NoMove, type Step, stepOf } from "./Moves";

/** Rows from lines; two spaces indent one level, "x " is completed, a title is its own id. */
function tree(text: string): { rows: Row[]; todos: Map<string, Todo> } {
  const rows: Row[] = [];
  const todos = new Map<string, Todo>();
  const above: string[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const [, space = "", done, title = ""] = /^( *)(x )?(.*)$/u.exec(line) ?? [];
    const depth = space.length / 2;
    const parentId = depth === 0 ? null : (above[depth - 1] ?? null);
    above[depth] = title;
    const todo = makeTodo(title, {
      id: title,
      completed: done !== undefined,
      parent_id: parentId,
      position: String(index).padStart(3, "0"),
    });
    todos.set(title, todo);
    rows.push({ todo, depth, parts: { open: 0, all: 0 }, isCollapsed: false });
  }
  return { rows, todos };
}

const LIST = `Milk
Cake
  Flour
  x Sugar
  Eggs
Call
Post`;

function step(name: Step, ids: string[], text = LIST): Move | NoMove {
  return stepOf(name, { ...tree(text), ids });
}

describe("up and down", () => {
  it("go past a neighbour and all its parts", () => {
    expect(step("move-up", ["Call"])).toMatchObject({ place: { afterId: "Milk" } });
    expect(step("move-down", ["Milk"])).toMatchObject({ place: { afterId: "Cake" } });
  });

  it("stay below the same parent", () => {
    expect(step("move-up", ["Eggs"])).toMatchObject({ place: { afterId: "Flour" } });
    expect(step("move-up", ["Flour"])).toHaveProperty("reason");
    expect(step("move-down", ["Eggs"])).toHaveProperty("reason");
  });

  it("end at the ends", () => {
    expect(step("move-up", ["Milk"])).toHaveProperty("reason");
    expect(step("move-down", ["Post"])).toHaveProperty("reason");
  });

  it("move several together", () => {
    expect(step("move-up", ["Call", "Post"])).toMatchObject({ place: { afterId: "Milk" } });
    expect(step("move-down", ["Milk", "Cake"])).toMatchObject({ place: { afterId: "Call" } });
    expect(step("move-up", ["Milk", "Flour"])).toHaveProperty("reason");
  });

  it("never ask for another parent", () => {
    const found = step("move-up", ["Eggs"]);
    expect("place" in found && "parentId" in found.place).toBe(false);
  });
});

describe("in and out", () => {
  it("makes it the last part of the one above", () => {
    expect(step("indent", ["Call"])).toMatchObject({
      place: { parentId: "Cake", afterId: "Eggs" },
    });
    expect(step("indent", ["Cake"])).toMatchObject({ place: { parentId: "Milk" } });
  });

  it("finds the parts of a parent that is folded away", () => {
    const { rows, todos } = tree(LIST);
    const folded = rows.filter(({ depth }) => depth === 0);
    expect(stepOf("indent", { rows: folded, todos, ids: ["Call"] })).toMatchObject({
      place: { parentId: "Cake", afterId: "Eggs" },
    });
  });

  it("needs something open above", () => {
    expect(step("indent", ["Milk"])).toHaveProperty("reason");
    expect(step("indent", ["Flour"])).toHaveProperty("reason");
    expect(step("indent", ["Eggs"])).toHaveProperty("reason");
  });

  it("ends five levels deep", () => {
    const deep = "A\n  B\n    C\n      D\n      E\n        F";
    expect(step("indent", ["E"], deep)).toHaveProperty("reason");
    const high = "A\n  B\n    C\n      D\n      E";
    expect(step("indent", ["E"], high)).toMatchObject({ place: { parentId: "D" } });
  });

  it("leaves the parent and comes right after it", () => {
    expect(step("outdent", ["Flour"])).toMatchObject({
      place: { parentId: null, afterId: "Cake" },
    });
    expect(step("outdent", ["Milk"])).toHaveProperty("reason");
  });
});

describe("what is said", () => {
  it.each([
    ["move-up", "Call", "Moved Call before Cake, 2 of 4"],
    ["move-down", "Call", "Moved Call after Post, 4 of 4"],
    ["indent", "Cake", "Moved Cake into Milk"],
    ["indent", "Call", "Moved Call after Eggs, 4 of 4"],
    ["outdent", "Flour", "Moved Flour before Call, 3 of 5"],
  ] as const)("%s %s", (name, id, text) => {
    const found = step(name, [id]);
    expect("landing" in found && movedText(id, found.landing, 1)).toBe(text);
  });
});
