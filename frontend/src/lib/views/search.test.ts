import { describe, expect, test } from "vitest";
import { label, list, snapshotOf, todo } from "../../../test-support/make-snapshot";
import { excerpt, highlight } from "./highlight";
import { searchTodos } from "./search";

const SNAPSHOT = snapshotOf({
  lists: [list("groceries", { name: "Groceries" })],
  labels: [label("phone", { name: "At the phone" })],
  todos: [
    todo("Café in Ålesund", { notes: "Ask for a table" }),
    todo("Milk", { list_id: "groceries" }),
    todo("Table and chairs"),
    todo("Call Łukasz", { label_ids: ["phone"] }),
    todo("Straße fegen"),
    todo("Buy a vegetable grater"),
    todo("Order the table", { completed: true }),
    todo("東京へ行く"),
  ],
});

function titles(query: string): string[] {
  const { open, completed } = searchTodos(query, SNAPSHOT);
  return [...open, ...completed.map((one) => ({ title: `${one.title} (done)` }))].map(
    ({ title }) => title,
  );
}

describe("search", () => {
  test.each([
    ["cafe alesund", ["Café in Ålesund"]],
    ["CAFÉ", ["Café in Ålesund"]],
    ["strasse", ["Straße fegen"]],
    ["lukasz", ["Call Łukasz"]],
    ["groc", ["Milk"]],
    ["phone call", ["Call Łukasz"]],
    ["京", ["東京へ行く"]],
    ["nothing", []],
    ["   ", []],
  ])("%s", (query, expected) => {
    expect(titles(query)).toEqual(expected);
  });

  test("words and beginnings of words, never their middles; titles before notes, open first", () => {
    expect(titles("table")).toEqual([
      "Table and chairs",
      "Café in Ålesund",
      "Order the table (done)",
    ]);
  });

  test("every word must be there", () => {
    expect(titles("milk table")).toEqual([]);
  });
});

describe("what was found is marked", () => {
  test("in the writing of the original", () => {
    expect(highlight("Die Straße, der Café-Tisch", "strasse cafe")).toEqual([
      { text: "Die ", isHit: false },
      { text: "Straße", isHit: true },
      { text: ", der ", isHit: false },
      { text: "Café", isHit: true },
      { text: "-Tisch", isHit: false },
    ]);
  });

  test("overlapping words are one mark each, in order", () => {
    const pieces = highlight("planning", "plan pla");
    expect(pieces).toEqual([
      { text: "plan", isHit: true },
      { text: "ning", isHit: false },
    ]);
  });

  test("notes are cut to the place that matters", () => {
    const notes = `${"Some words before it. ".repeat(10)}The needle is here.\n${"And after. ".repeat(30)}`;
    const pieces = excerpt(notes, "needle") ?? [];
    expect(pieces.find(({ isHit }) => isHit)?.text).toBe("needle");
    const text = pieces.map((piece) => piece.text).join("");
    expect(text).toMatch(/^… .*before it\. The needle is here\. And .* …$/u);
    expect(text.length).toBeLessThan(180);
    expect(excerpt("Nothing", "needle")).toBeNull();
  });

  test("notes show without the marks of Markdown, but for a word that is only there", () => {
    const notes =
      "# Trip\n- [x] the **needle**\n- 1) `pin`, see [the map](https://example.com/way)";
    const text = (query: string) =>
      excerpt(notes, query)
        ?.map((piece) => piece.text)
        .join("");
    expect(text("needle")).toBe("Trip the needle 1) pin, see the map");
    expect(text("example")).toContain("[the map](https://example.com/way)");
  });

  test("a link with brackets in its address, or a picture in it, shows as its words", () => {
    const plain = (notes: string) =>
      excerpt(notes, "needle")
        ?.map((piece) => piece.text)
        .join("");
    expect(plain("needle [map](https://example.com/a_(b)) end")).toBe("needle map end");
    expect(plain("needle ![cat](https://example.com/c.png)")).toBe("needle cat");
  });

  test.each(["[", "[](", "[](a", "!["])("notes full of %s are read in an instant", (brackets) => {
    const notes = `${brackets.repeat(40_000 / brackets.length)} needle`;
    const start = process.cpuUsage();

    excerpt(notes, "needle");

    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(200);
  });

  test("a cut never halves a letter", () => {
    const pieces = excerpt(`needle ${"🌿".repeat(200)}`, "needle") ?? [];
    expect(pieces.some(({ text }) => /\p{Surrogate}/u.test(text))).toBe(false);
  });
});
