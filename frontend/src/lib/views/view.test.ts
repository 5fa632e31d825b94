import { describe, expect, test } from "vitest";
import { canAdd, defaultsFor, type View, viewFrom, viewHref, viewKey } from "./view";

const VIEWS: readonly [View, string, string][] = [
  [{ kind: "inbox" }, "/todos", "inbox"],
  [{ kind: "today" }, "/todos?view=today", "today"],
  [{ kind: "upcoming" }, "/todos?view=upcoming", "upcoming"],
  [{ kind: "completed" }, "/todos?view=completed", "completed"],
  [{ kind: "trash" }, "/todos?view=trash", "trash"],
  [{ kind: "list", id: "a1" }, "/todos?list=a1", "list:a1"],
  [{ kind: "label", id: "b2" }, "/todos?label=b2", "label:b2"],
  [{ kind: "search", query: "" }, "/todos?q=", "search"],
  [{ kind: "search", query: "a & b" }, "/todos?q=a+%26+b", "search"],
];

describe.each(VIEWS)("%o", (view, href, key) => {
  test("has one address, which leads back to it", () => {
    expect(viewHref(view)).toBe(href);
    expect(viewFrom(new URL(href, "https://app.example").searchParams)).toEqual(view);
  });

  test("has one key", () => {
    expect(viewKey(view)).toBe(key);
  });
});

test.each(["", "view=", "view=nothing", "view=toString", "list=", "new=1"])(
  "?%s is the inbox",
  (query) => {
    expect(viewFrom(new URLSearchParams(query))).toEqual({ kind: "inbox" });
  },
);

test.each<[View, object]>([
  [{ kind: "inbox" }, {}],
  [{ kind: "today" }, { due_date: "2026-11-23" }],
  [{ kind: "upcoming" }, { due_date: "2026-11-23" }],
  [{ kind: "list", id: "a1" }, { list_id: "a1" }],
  [{ kind: "label", id: "b2" }, { label_ids: ["b2"] }],
])("a todo added in %o shows up there", (view, defaults) => {
  expect(defaultsFor(view, "2026-11-23")).toEqual(defaults);
  expect(canAdd(view)).toBe(true);
});
