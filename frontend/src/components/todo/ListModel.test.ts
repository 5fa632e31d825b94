import { describe, expect, it } from "vitest";
import type { Section } from "@/lib/views/section";
import { todo as makeTodo } from "../../../test-support/make-snapshot";
import { besideOf, neighbourOf, spotOf, spotsOf } from "./ListModel";

function section(key: string, text: string): Section {
  const rows = text
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      const id = word.replaceAll(".", "");
      const depth = word.length - id.length;
      return { todo: makeTodo(id, { id }), depth, parts: { open: 0, all: 0 }, isCollapsed: false };
    });
  return { key, title: null, detail: null, date: null, rows };
}

const LIST = [section("one", "a b .c .d"), section("none", ""), section("two", "e f")];

describe("the row beside another", () => {
  it("is in the next section where this one ends", () => {
    expect(besideOf(LIST, "d", 1)).toBe("e");
    expect(besideOf(LIST, "e", -1)).toBe("d");
  });

  it("is none at the ends", () => {
    expect(besideOf(LIST, "a", -1)).toBeNull();
    expect(besideOf(LIST, "f", 1)).toBeNull();
    expect(besideOf(LIST, "gone", 1)).toBeNull();
  });

  it("of none is the first, or the last", () => {
    expect(besideOf(LIST, null, 1)).toBe("a");
    expect(besideOf(LIST, null, -1)).toBe("f");
  });
});

describe("the row to go on from", () => {
  it("is the next that stays, else the one before", () => {
    expect(neighbourOf(LIST, "b", new Set(["b", "c", "d"]))).toBe("e");
    expect(neighbourOf(LIST, "f", new Set(["f"]))).toBe("e");
    expect(neighbourOf(LIST, "e", new Set(["e", "f"]))).toBe("d");
  });

  it("is none where nothing stays, or nothing was known", () => {
    expect(neighbourOf([section("s", "a")], "a", new Set(["a"]))).toBeNull();
    expect(neighbourOf(LIST, "gone", new Set())).toBeNull();
  });
});

it("what goes takes everything below it along", () => {
  const idsOf = (ids: string[]) => spotsOf(LIST, ids).map(({ row }) => row.todo.id);
  expect(idsOf(["b", "f"])).toEqual(["b", "c", "d", "f"]);
  expect(idsOf(["c", "b"])).toEqual(["b", "c", "d"]);
  expect(idsOf(["d"])).toEqual(["d"]);
  expect(idsOf(["gone"])).toEqual([]);
});

it("a row is found wherever it is", () => {
  expect(spotOf(LIST, "f")).toMatchObject({ section: { key: "two" }, index: 1 });
  expect(spotOf(LIST, "gone")).toBeNull();
});
