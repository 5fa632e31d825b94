import { describe, expect, test } from "vitest";
import type { Todo } from "@/lib/todos";
import { changeOf, parseValues, titleProblem, valuesOf } from "./EditorValues";

const TODO: Todo = {
  id: "019ab000-0000-7000-8000-000000000001",
  title: "Book the ferry",
  notes: "",
  completed: false,
  completed_at: null,
  priority: 4,
  due_date: "2026-11-23",
  due_time: "09:00:00",
  due_timezone: null,
  list_id: null,
  parent_id: null,
  label_ids: [],
  position: "a0",
  version: 1,
  created_at: "2026-11-23T08:00:00Z",
  updated_at: "2026-11-23T08:00:00Z",
  deleted_at: null,
};

describe("a change holds only what differs", () => {
  test("nothing, where nothing was typed", () => {
    expect(changeOf(TODO, valuesOf(TODO))).toEqual({});
  });

  test("blanks around the title are none of it", () => {
    expect(changeOf(TODO, { ...valuesOf(TODO), title: " Book the ferry " })).toEqual({});
  });

  test("each field by itself", () => {
    const values = {
      title: "Book two seats",
      notes: "By the window",
      due: "2026-11-24",
      priority: 1,
    };

    expect(changeOf(TODO, values)).toEqual({
      title: "Book two seats",
      notes: "By the window",
      due_date: "2026-11-24",
      priority: 1,
    });
  });

  test("without a day there is no time of day either", () => {
    expect(changeOf(TODO, { ...valuesOf(TODO), due: "" })).toEqual({
      due_date: null,
      due_time: null,
    });
  });
});

describe("a title", () => {
  test.each(["", "   "])("must not be empty: %j", (title) => {
    expect(titleProblem(title)).toBeDefined();
  });

  test("has at most 500 characters, as people count them", () => {
    expect(titleProblem("⛵".repeat(500))).toBeUndefined();
    expect(titleProblem("a".repeat(501))).toContain("501");
  });
});

test("a draft is read back as it was kept", () => {
  const values = valuesOf(TODO);

  expect(parseValues(JSON.stringify(values))).toEqual(values);
});

test.each(["", "{", "[]", '{"title":"only"}', '{"title":1,"notes":"","due":"","priority":4}'])(
  "a draft of another shape counts as none: %j",
  (draft) => {
    expect(parseValues(draft)).toBeNull();
  },
);
