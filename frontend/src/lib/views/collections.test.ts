import { expect, test } from "vitest";
import { list } from "../../../test-support/make-snapshot";
import { inOrder, moveTo, shelve } from "./collections";

const LISTS = ["a", "b", "c", "d"].map((id) => list(id, { position: `a00000000${id}V1` }));

function idsAfter(id: string, index: number, lists = LISTS): string[] {
  const moved = moveTo(lists, id, index);
  return inOrder(lists.map((one) => ({ ...one, position: moved.get(one.id) ?? one.position }))).map(
    (one) => one.id,
  );
}

test.each([
  ["a", 3, ["b", "c", "d", "a"]],
  ["d", 0, ["d", "a", "b", "c"]],
  ["b", 2, ["a", "c", "b", "d"]],
  ["b", 1, ["a", "b", "c", "d"]],
  ["b", -1, ["a", "b", "c", "d"]],
  ["x", 1, ["a", "b", "c", "d"]],
])("%s goes to place %i", (id, index, expected) => {
  expect(idsAfter(id, index)).toEqual(expected);
});

test("a move changes one position, all of them only where there is no room", () => {
  expect(moveTo(LISTS, "a", 2).size).toBe(1);
  const equal = LISTS.map((one) => ({ ...one, position: "a0000000001" }));
  expect(moveTo(equal, "a", 2).size).toBe(4);
  expect(idsAfter("a", 2, equal)).toEqual(["b", "c", "a", "d"]);
});

test("archived lists are apart, the latest first", () => {
  const { active, archived } = shelve(
    new Map(
      [
        list("old", { archived_at: "2026-01-01T00:00:00Z" }),
        list("z", { position: "z" }),
        list("a", { position: "a" }),
        list("older", { archived_at: "2025-01-01T00:00:00Z" }),
      ].map((one) => [one.id, one]),
    ),
  );
  expect(active.map(({ id }) => id)).toEqual(["a", "z"]);
  expect(archived.map(({ id }) => id)).toEqual(["old", "older"]);
});
