import { describe, expect, it } from "vitest";
import { extended, NOTHING, type Selection, stillThere, toggled } from "./Selection";

const ROWS = ["a", "b", "c", "d", "e", "f"];

function chosen(selection: Selection): string {
  return ROWS.filter((id) => selection.ids.has(id)).join("");
}

function extend(selection: Selection, fromId: string, toId: string): Selection {
  return extended(selection, { rows: ROWS, fromId, toId });
}

describe("one by one", () => {
  it("adds and takes away", () => {
    const two = toggled(toggled(NOTHING, "a"), "c");
    expect(chosen(two)).toBe("ac");
    expect(chosen(toggled(two, "a"))).toBe("c");
  });

  it("is nothing again after the last", () => {
    expect(toggled(toggled(NOTHING, "a"), "a")).toBe(NOTHING);
  });
});

describe("a range", () => {
  it("begins at the row that had the focus", () => {
    expect(chosen(extend(NOTHING, "b", "d"))).toBe("bcd");
  });

  it("grows, shrinks and turns round at its anchor", () => {
    const grown = extend(extend(NOTHING, "c", "d"), "d", "e");
    expect(chosen(grown)).toBe("cde");
    const shrunk = extend(grown, "e", "d");
    expect(chosen(shrunk)).toBe("cd");
    expect(chosen(extend(shrunk, "d", "a"))).toBe("abc");
  });

  it("leaves alone what was chosen elsewhere", () => {
    const apart = toggled(toggled(NOTHING, "a"), "d");
    expect(chosen(extend(apart, "d", "e"))).toBe("ade");
  });

  it("begins anew where its anchor has gone", () => {
    const old = { ids: new Set(["x"]), anchorId: "x" };
    expect(chosen(extend(old, "e", "f"))).toBe("ef");
  });
});

it("forgets what is not there any more, and stays the same object otherwise", () => {
  const two = toggled(toggled(NOTHING, "a"), "c");
  expect(stillThere(two, ROWS)).toBe(two);
  expect(chosen(stillThere(two, ["b", "c"]))).toBe("c");
  expect(stillThere(two, [])).toBe(NOTHING);
});
