import { describe, expect, test } from "vitest";
import { countOf, type OutlineItem, outlineOf } from "./outline";

/** Short to write: text, "x" before what is completed, notes behind a slash, parts in a list. */
function short(items: readonly OutlineItem[]): unknown[] {
  return items.map(({ text, notes, isCompleted, parts }) => {
    const name = `${isCompleted ? "x " : ""}${text}${notes === "" ? "" : ` / ${notes}`}`;
    return parts.length === 0 ? name : [name, short(parts)];
  });
}

describe("a pasted text", () => {
  test.each([
    ["lines", "Milk\nBread\r\nEggs\n", ["Milk", "Bread", "Eggs"]],
    ["empty lines", "\n\nMilk\n\n\nBread\n", ["Milk", "Bread"]],
    ["dashes, stars, plus signs and dots", "- a\n* b\n+ c\n• d", ["a", "b", "c", "d"]],
    ["numbers", "1. a\n2) b\n10. c", ["a", "b", "c"]],
    ["boxes", "- [ ] a\n- [x] b\n* [X] c\n[ ] d\n☐ e\n☑ f", ["a", "x b", "x c", "d", "e", "x f"]],
    ["spaces", "- a\n  - b\n  - c\n- d", [["a", ["b", "c"]], "d"]],
    ["tabs", "a\n\tb\n\t\tc\nd", [["a", [["b", ["c"]]]], "d"]],
    ["numbers below numbers", "1. a\n   1. b\n   2. c\n2. d", [["a", ["b", "c"]], "d"]],
    ["indented as a whole", "    - a\n      - b\n    - c", [["a", ["b"]], "c"]],
    ["one step back that was never there", "- a\n    - b\n  - c", [["a", ["b", "c"]]]],
    [
      "a text below an item",
      "- a\n  more of it\n  and more\n- b",
      ["a / more of it\nand more", "b"],
    ],
    ["a text before a list", "Shopping:\n- a\n- b", ["Shopping:", "a", "b"]],
    ["headings and rules", "# Plan\n---\n## Next\n- a", ["Plan", "Next", "a"]],
    [
      "what only looks like a sign",
      "-5 degrees\n3.5 litres\n*bold* words",
      ["-5 degrees", "3.5 litres", "*bold* words"],
    ],
    ["empty items", "- \n- [ ]\n-\n- a", ["a"]],
    ["the lists of Word", "·\ta\no\tb\n§\tc\n·\td", [["a", [["b", ["c"]]]], "d"]],
    ["what only looks like Word", "o sole mio\n§ 5 of the law", ["o sole mio", "§ 5 of the law"]],
    ["quotations", "> a\n>> b\n>\n> - [x] c\n>   - d", ["a", "b", ["x c", ["d"]]]],
    ["a table", "| a | b |\n|---|:-:|\n| c | d |", ["| a | b |", "| c | d |"]],
    ["nothing", "  \n\t\n", []],
  ])("%s", (_name, text, expected) => {
    expect(short(outlineOf(text))).toEqual(expected);
  });

  test("what is too deep stands on the fifth level", () => {
    const text = Array.from({ length: 7 }, (_, level) => `${"  ".repeat(level)}- ${level}`).join(
      "\n",
    );

    expect(short(outlineOf(text))).toEqual([["0", [["1", [["2", [["3", ["4", "5", "6"]]]]]]]]]);
    expect(countOf(outlineOf(text))).toBe(7);
  });

  test("after what was too deep the levels above go on", () => {
    const deep = Array.from({ length: 7 }, (_, level) => `${" ".repeat(level)}- ${level}`);
    const items = outlineOf([...deep, " - back", "- top"].join("\n"));

    expect(items.map(({ text }) => text)).toEqual(["0", "top"]);
    expect(items[0]?.parts.map(({ text }) => text)).toEqual(["1", "back"]);
  });

  test("three thousand levels are read at once", () => {
    const text = Array.from({ length: 3000 }, (_, level) => `${" ".repeat(level)}- x`).join("\n");

    expect(countOf(outlineOf(text))).toBe(3000);
  });
});
