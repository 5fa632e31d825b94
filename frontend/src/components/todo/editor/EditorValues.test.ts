import { describe, expect, it } from "vitest";
import { todo as makeTodo } from "@/../test-support/make-snapshot";
import { changeOf, dayProblem, isChange, titleProblem, touchedIn, valuesOf } from "./EditorValues";

const TODO = makeTodo("Buy bread", {
  notes: "Rye",
  due_date: "2026-12-04",
  due_time: "09:30:00",
  priority: 2,
  list_id: "home",
  label_ids: ["shop", "today"],
});

describe("a change", () => {
  it("is nothing where nothing differs", () => {
    expect(isChange(changeOf(TODO, valuesOf(TODO)))).toBe(false);
    expect(isChange(changeOf(TODO, { ...valuesOf(TODO), title: "  Buy bread " }))).toBe(false);
  });

  it("has only the fields that differ", () => {
    const values = { ...valuesOf(TODO), title: "Buy rolls", priority: 4 };
    const change = changeOf(TODO, values);
    expect(change.patch).toEqual({ title: "Buy rolls", priority: 4 });
    expect(change.listId).toBeUndefined();
    expect(isChange(change)).toBe(true);
  });

  it("takes the time of day away together with the day", () => {
    expect(changeOf(TODO, { ...valuesOf(TODO), due: "" }).patch).toEqual({
      due_date: null,
      due_time: null,
    });
    expect(changeOf(TODO, { ...valuesOf(TODO), time: "" }).patch).toEqual({ due_time: null });
    expect(changeOf(TODO, { ...valuesOf(TODO), time: "10:00" }).patch).toEqual({
      due_time: "10:00",
    });
  });

  it("says which labels come and go", () => {
    const change = changeOf(TODO, { ...valuesOf(TODO), labelIds: ["today", "new"] });
    expect(change).toMatchObject({ addedLabels: ["new"], removedLabels: ["shop"] });
  });

  it("knows the inbox from no change of list", () => {
    expect(changeOf(TODO, { ...valuesOf(TODO), listId: null }).listId).toBeNull();
  });

  it("leaves out parts without a word", () => {
    expect(changeOf(TODO, { ...valuesOf(TODO), parts: [" ", " Butter "] }).parts).toEqual([
      "Butter",
    ]);
  });
});

describe("a title", () => {
  it("needs a word", () => {
    expect(titleProblem("   ")).toBe("A todo needs a title.");
    expect(titleProblem(" Walk ")).toBeUndefined();
  });

  it("has at most 500 characters as people count them", () => {
    expect(titleProblem("🧭".repeat(500))).toBeUndefined();
    expect(titleProblem("a".repeat(501))).toContain("501");
  });
});

describe("a draft", () => {
  it("has what was touched, and nothing that was not", () => {
    const touched = { title: "Buy rolls", listId: null, parts: ["Butter", ""] };
    expect(touchedIn(JSON.stringify(touched))).toEqual(touched);
  });

  it.each(["", "[]", "null", '"a"', '{"title":1,"toString":"a","labelIds":"a"}'])(
    "of another shape has nothing: %s",
    (draft) => {
      expect(touchedIn(draft)).toEqual({});
    },
  );
});

it("names a year that cannot be kept", () => {
  expect(dayProblem("")).toBeUndefined();
  expect(dayProblem("2999-12-31")).toBeUndefined();
  expect(dayProblem("0202-12-31")).toContain("The year 202 ");
  expect(dayProblem("20277-03-01")).toContain("The year 20277 ");
});
