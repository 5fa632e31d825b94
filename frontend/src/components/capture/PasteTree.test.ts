import { expect, test } from "vitest";
import { outlineOf } from "@/lib/quick-add/outline";
import { literal } from "./Entry";
import { asOne, notesProblem, previewOf, todosOf } from "./PasteTree";

test("a list becomes todos with parts, notes and what is done", () => {
  const items = outlineOf("- [ ] Trip\n  by train\n  - [x] tickets\n    - seat\n- Bread");

  expect(todosOf(items, literal, { list_id: "home" })).toEqual([
    {
      title: "Trip",
      list_id: "home",
      notes: "by train",
      parts: [{ title: "tickets", completed: true, parts: [{ title: "seat" }] }],
    },
    { title: "Bread", list_id: "home" },
  ]);
});

test("what does not fit into a title is kept in the notes", () => {
  const long = "word ".repeat(150).trim();
  const [todo] = todosOf(outlineOf(`${long}\nshort`), literal, {});

  expect([...(todo?.title ?? "")].length).toBeLessThanOrEqual(500);
  expect(todo?.title.endsWith("…")).toBe(true);
  expect(todo?.notes).toBe(long);
});

test("as one, the first line is the title and the others are notes as they were", () => {
  expect(asOne("\nTrip\n- train\n  - seat\n", { due_date: "2026-11-23" })).toEqual({
    title: "Trip",
    notes: "- train\n  - seat",
    due_date: "2026-11-23",
  });
});

test("notes that are too long are no notes: nothing is cut off", () => {
  const most = asOne(`Book\n${"🌿".repeat(100_000)}`, {});
  const more = todosOf(outlineOf(`Shelf\n  - Book\n    ${"a".repeat(100_001)}`), literal, {});

  expect(notesProblem([most])).toBeUndefined();
  expect(notesProblem(more)).toContain("those of “Book” would have 100,001");
});

test("the preview is the tree line by line", () => {
  const lines = previewOf(outlineOf("a\n  b\n    c\nd"), literal);

  expect(lines.map(({ key, depth, title }) => [key, depth, title])).toEqual([
    ["0", 0, "a"],
    ["0.0", 1, "b"],
    ["0.0.0", 2, "c"],
    ["1", 0, "d"],
  ]);
});
