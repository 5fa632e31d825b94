import { describe, expect, it } from "vitest";
import { covers, type HeightAt, type Range, rangeBetween, stretchesOf } from "./RowWindow";

function range(top: number, bottom: number, count = 100, heightAt: HeightAt = () => 50): Range {
  return rangeBetween(count, heightAt, { top, bottom });
}

describe("the rows near the screen", () => {
  it("are those between two distances, rounded outwards", () => {
    expect(range(1000, 1500)).toEqual({ from: 20, to: 32 });
    expect(range(-500, 200)).toEqual({ from: 0, to: 4 });
    expect(range(4900, 9000)).toEqual({ from: 96, to: 100 });
  });

  it("are none where the list is elsewhere", () => {
    expect(range(-800, -100)).toEqual({ from: 0, to: 0 });
    expect(range(5000, 6000)).toEqual({ from: 100, to: 100 });
  });

  it("know rows of different heights", () => {
    expect(range(2000, 2100, 40, (index) => (index < 10 ? 200 : 20))).toEqual({ from: 8, to: 16 });
  });

  it("are all of an empty list", () => {
    expect(range(0, 800, 0)).toEqual({ from: 0, to: 0 });
  });

  it("are found without a look at those below the screen", () => {
    const seen = new Set<number>();
    rangeBetween(5000, (index) => seen.add(index) && 50, { top: 500, bottom: 1000 });
    expect(Math.max(...seen)).toBeLessThan(30);
  });
});

it("a range covers what lies in it, and what is nothing", () => {
  const known = { from: 8, to: 16 };
  expect(covers(known, { from: 8, to: 12 })).toBe(true);
  expect(covers(known, { from: 4, to: 12 })).toBe(false);
  expect(covers(known, { from: 12, to: 20 })).toBe(false);
  expect(covers(known, { from: 40, to: 40 })).toBe(true);
});

describe("stretches", () => {
  it("cover every row once", () => {
    expect(stretchesOf(100, { from: 16, to: 32 }, [])).toEqual([
      { kind: "gap", from: 0, to: 16 },
      { kind: "rows", from: 16, to: 32 },
      { kind: "gap", from: 32, to: 100 },
    ]);
  });

  it("keep what is pinned, wherever it is", () => {
    expect(stretchesOf(100, { from: 16, to: 32 }, [3, 20, 99, 3, -1])).toEqual([
      { kind: "gap", from: 0, to: 3 },
      { kind: "rows", from: 3, to: 4 },
      { kind: "gap", from: 4, to: 16 },
      { kind: "rows", from: 16, to: 32 },
      { kind: "gap", from: 32, to: 99 },
      { kind: "rows", from: 99, to: 100 },
    ]);
  });

  it("are right for a list that has become shorter", () => {
    expect(stretchesOf(10, { from: 16, to: 32 }, [])).toEqual([{ kind: "gap", from: 0, to: 10 }]);
    expect(stretchesOf(0, { from: 0, to: 0 }, [])).toEqual([]);
  });
});
