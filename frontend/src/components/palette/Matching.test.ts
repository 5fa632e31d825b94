import { expect, test } from "vitest";
import { nameScore } from "./Matching";

const NAMES = ["Go to Today", "Go to Trash", "New list", "New label", "Hide the sidebar", "Café"];

function best(query: string): string[] {
  return NAMES.map((name) => ({ name, score: nameScore(name, query) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ name }) => name);
}

test.each([
  ["today", ["Go to Today"]],
  ["new", ["New list", "New label"]],
  ["list new", ["New list"]],
  ["cafe", ["Café"]],
  ["nl", ["New list", "New label"]],
  ["gtt", ["Go to Today", "Go to Trash"]],
  ["x", []],
  ["qqq", []],
])("%s", (query, expected) => {
  expect(best(query)).toEqual(expected);
});

test("beginnings come before what is inside", () => {
  expect(nameScore("List of books", "list")).toBeGreaterThan(nameScore("New list of", "list"));
});
