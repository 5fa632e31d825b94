import { describe, expect, test } from "vitest";
import {
  byPosition,
  firstKey,
  keysBetween,
  keysOnTop,
  lastKey,
  spreadKeys,
} from "@/lib/replica/positions";
import vectors from "../../../../tests/contract/position-vectors.json" with { type: "json" };

const NOW = 1_795_262_400_000_000n;
const VALID = /^[0-9A-Za-z]*[1-9A-Za-z]$/;

/** The key without its two random digits. */
function stem(key: string | undefined): string | null {
  return key?.slice(0, -2) ?? null;
}

function isRising(keys: readonly (string | null)[]): boolean {
  const known = keys.filter((key) => key !== null);
  return known.every((key, index) => index === 0 || (known[index - 1] ?? "") < key);
}

describe("the keys are those of the backend", () => {
  test.each(vectors.first)("the first one of $microseconds", ({ microseconds, stem: expected }) => {
    expect(stem(firstKey(BigInt(microseconds)))).toBe(expected);
  });

  test.each(vectors.last)("the last one of $microseconds", ({ microseconds, stem: expected }) => {
    expect(stem(lastKey(BigInt(microseconds)))).toBe(expected);
  });

  test.each(vectors.between)("between $before and $after", ({ after, before, stem: expected }) => {
    expect(stem(keysBetween(before, after, 1)?.[0])).toBe(expected);
  });

  test("keys that are spread", () => {
    const { microseconds, stems } = vectors.spread;

    expect(spreadKeys(stems.length, BigInt(microseconds)).map(stem)).toEqual(stems);
  });
});

describe("many keys at once", () => {
  const [low = "", high = ""] = spreadKeys(2, NOW);

  test.each([
    ["between two neighbours", low, high],
    ["before the first", null, low],
    ["after the last", high, null],
  ])("%s they are in order and leave room", (_, before, after) => {
    const keys = keysBetween(before, after, 500) ?? [];

    expect(keys).toHaveLength(500);
    expect(isRising([before, ...keys, after])).toBe(true);
    expect(keys.every((key) => VALID.test(key) && key.length <= 64)).toBe(true);
    expect(keys.slice(1).every((key, index) => keysBetween(keys[index] ?? "", key, 1))).toBe(true);
  });

  test("on top they come before all others, whatever the clock of their maker was", () => {
    const fromTheFuture = firstKey(NOW + 3_600_000_000n);

    for (const first of [null, firstKey(NOW), fromTheFuture]) {
      const keys = keysOnTop(first, 50, NOW);
      expect(isRising([...keys, first])).toBe(true);
    }
  });

  test("keys of equal neighbours are refused", () => {
    expect(keysBetween(low, low, 1)).toBeNull();
    expect(keysBetween(high, low, 1)).toBeNull();
  });
});

test("equal keys are ordered by id", () => {
  const rows = ["c", "a", "b"].map((id) => ({ id, position: "V" }));

  expect(rows.toSorted(byPosition).map(({ id }) => id)).toEqual(["a", "b", "c"]);
});
