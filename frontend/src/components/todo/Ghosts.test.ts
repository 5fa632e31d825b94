import { describe, expect, it } from "vitest";
import type { Section } from "@/lib/views/section";
import { todo as makeTodo } from "../../../test-support/make-snapshot";
import { ghostsOf, withGhosts } from "./Ghosts";
import { spotsOf } from "./ListModel";

function section(key: string, text: string): Section {
  const rows = text
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      const id = word.replaceAll(".", "");
      const todo = makeTodo(id, { id });
      return {
        todo,
        depth: word.length - id.length,
        parts: { open: 0, all: 0 },
        isCollapsed: false,
      };
    });
  return { key, title: key, detail: null, date: null, rows };
}

function ids({ rows }: Section): string {
  return rows.map(({ todo }) => todo.id).join("");
}

function leave(before: Section[], gone: string[], after: Section[]) {
  return withGhosts(after, ghostsOf(before, spotsOf(before, gone), "settled"));
}

describe("rows that leave", () => {
  it("are shown where they stood, for a moment", () => {
    const { sections, leaving } = leave(
      [section("s", "a b c d")],
      ["b", "c"],
      [section("s", "a d")],
    );
    expect(sections.map(ids)).toEqual(["abcd"]);
    expect([...leaving.keys()]).toEqual(["b", "c"]);
  });

  it("take their parts with them", () => {
    const before = [section("s", "a b .c ..d e")];
    const { sections } = leave(before, ["b"], [section("s", "a e")]);
    expect(sections.map(ids)).toEqual(["abcde"]);
  });

  it("look as they have become", () => {
    const { sections } = leave([section("s", "a b")], ["a"], [section("s", "b")]);
    expect(sections[0]?.rows[0]?.todo.completed).toBe(true);
  });

  it("keep a section that went with them", () => {
    const before = [section("x", "a"), section("y", "b")];
    const { sections } = leave(before, ["a"], [section("y", "b")]);
    expect(sections.map(ids)).toEqual(["a", "b"]);
  });
});

describe("rows that stay", () => {
  it("are no ghosts", () => {
    const after = [section("s", "a b")];
    const { sections, leaving } = leave([section("s", "a b")], ["b"], after);
    expect(sections).toBe(after);
    expect(leaving.size).toBe(0);
  });

  it("keep their section the same object", () => {
    const untouched = section("y", "c");
    const before = [section("x", "a b"), untouched];
    const { sections } = leave(before, ["a"], [section("x", "b"), untouched]);
    expect(sections[1]).toBe(untouched);
  });
});
