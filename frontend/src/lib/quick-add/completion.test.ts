import { describe, expect, test } from "vitest";
import { nameQueryAt, nameToken, rank, unknownNames } from "./completion";

describe("the name that is being typed", () => {
  test.each([
    ["buy milk #|", { kind: "list", query: "", start: 9, end: 10 }],
    ["buy milk #gro|", { kind: "list", query: "gro", start: 9, end: 13 }],
    ["#gro| buy milk", { kind: "list", query: "gro", start: 0, end: 4 }],
    ["buy #gr|oceries now", { kind: "list", query: "gr", start: 4, end: 14 }],
    ["call @ph|", { kind: "label", query: "ph", start: 5, end: 8 }],
    ['paint #"Home o|', { kind: "list", query: "Home o", start: 6, end: 14 }],
    ["buy milk #gro |", null],
    ["c#|", null],
    ["mail bob@ex|", null],
    ["buy milk|", null],
    ["##|", null],
  ])("%s", (marked, expected) => {
    const caret = marked.indexOf("|");

    expect(nameQueryAt(marked.replace("|", ""), caret)).toEqual(expected);
  });
});

test("a name is written so that it means itself", () => {
  expect(nameToken("list", "Home", ["Home", "Groceries"])).toBe("#Home");
  expect(nameToken("list", "Home", ["Home", "Home office"])).toBe('#"Home"');
  expect(nameToken("label", "deep work", ["deep work"])).toBe("@deep work");
});

test("a name is found by the head of any of its words, its own first", () => {
  expect(rank("Home office", "ho")).toBe(0);
  expect(rank("Home office", "OFF")).toBe(5);
  expect(rank("Home office", "fice")).toBeNull();
  expect(rank("Home", "")).toBe(0);
  expect(rank("Mein Café", "cafe")).toBe(5);
  expect(rank("Straßen", "strass")).toBe(0);
});

test("names that nobody knows can be made, once they are written", () => {
  const text = 'paint #garden @weekend #42 "#no" \\#no mail@x #garden #typing';

  expect(unknownNames(text, [])).toEqual([
    { kind: "list", name: "garden" },
    { kind: "label", name: "weekend" },
  ]);
  expect(unknownNames("paint #garden now", [{ start: 6, end: 13 }])).toEqual([]);
  expect(unknownNames("paint #garden, now", [])).toEqual([]);
});
