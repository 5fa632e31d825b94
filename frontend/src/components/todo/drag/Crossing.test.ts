import { expect, it } from "vitest";
import { crossingOf } from "./Crossing";

const HERE = { key: "all", date: null };

it("sets the day that a heading stands for", () => {
  expect(crossingOf(HERE, { key: "2026-11-24", date: "2026-11-24" }, "none")).toEqual({
    kind: "day",
    day: "2026-11-24",
  });
  expect(crossingOf(HERE, { key: "none", date: null }, "date")).toEqual({
    kind: "day",
    day: null,
  });
});

it("sets nothing where a heading stands for no single day", () => {
  expect(crossingOf(HERE, { key: "later", date: null }, "date")).toBeNull();
  expect(crossingOf(HERE, { key: "overdue", date: null }, "none")).toBeNull();
});

it("sets what the view is grouped by", () => {
  expect(crossingOf(HERE, { key: "2", date: null }, "priority")).toEqual({
    kind: "priority",
    priority: 2,
  });
  expect(crossingOf(HERE, { key: "inbox", date: null }, "list")).toEqual({
    kind: "list",
    listId: null,
  });
});

it("takes one label for another", () => {
  expect(crossingOf({ key: "a", date: null }, { key: "b", date: null }, "label")).toEqual({
    kind: "labels",
    add: ["b"],
    remove: ["a"],
  });
  expect(crossingOf({ key: "none", date: null }, { key: "b", date: null }, "label")).toEqual({
    kind: "labels",
    add: ["b"],
    remove: [],
  });
});
