import { describe, expect, it } from "vitest";
import { todo as makeTodo } from "@/../test-support/make-snapshot";
import { changeOf, dayProblem, isChange, titleProblem, touchedIn, valuesOf } from "./EditorValues";

const ZONE = "Europe/Berlin";

const TODO = makeTodo("Buy bread", {
  notes: "Rye",
  due_date: "2026-12-04",
  due_time: "09:30",
  priority: 2,
  list_id: "home",
  label_ids: ["shop", "today"],
});

describe("a change", () => {
  it("is nothing where nothing differs", () => {
    expect(isChange(changeOf(TODO, valuesOf(TODO, ZONE), ZONE))).toBe(false);
    expect(isChange(changeOf(TODO, { ...valuesOf(TODO, ZONE), title: "  Buy bread " }, ZONE))).toBe(
      false,
    );
  });

  it("has only the fields that differ", () => {
    const values = { ...valuesOf(TODO, ZONE), title: "Buy rolls", priority: 4 };
    const change = changeOf(TODO, values, ZONE);
    expect(change.patch).toEqual({ title: "Buy rolls", priority: 4 });
    expect(change.listId).toBeUndefined();
    expect(isChange(change)).toBe(true);
  });

  it("takes the time of day away together with the day", () => {
    expect(changeOf(TODO, { ...valuesOf(TODO, ZONE), due: "" }, ZONE).patch).toEqual({
      due_date: null,
      due_time: null,
    });
    expect(changeOf(TODO, { ...valuesOf(TODO, ZONE), time: "" }, ZONE).patch).toEqual({
      due_time: null,
    });
    expect(changeOf(TODO, { ...valuesOf(TODO, ZONE), time: "10:00" }, ZONE).patch).toEqual({
      due_time: "10:00",
    });
  });

  it("says which labels come and go", () => {
    const change = changeOf(TODO, { ...valuesOf(TODO, ZONE), labelIds: ["today", "new"] }, ZONE);
    expect(change).toMatchObject({ addedLabels: ["new"], removedLabels: ["shop"] });
  });

  it("knows the inbox from no change of list", () => {
    expect(changeOf(TODO, { ...valuesOf(TODO, ZONE), listId: null }, ZONE).listId).toBeNull();
  });

  it("leaves out parts without a word", () => {
    expect(
      changeOf(TODO, { ...valuesOf(TODO, ZONE), parts: [" ", " Butter "] }, ZONE).parts,
    ).toEqual(["Butter"]);
  });
});

describe("a time that is fixed elsewhere", () => {
  const late = { due_date: "2026-11-24", due_time: "23:00", due_timezone: "America/New_York" };
  const call = makeTodo("Call Ann", late);
  const shown = valuesOf(call, ZONE);

  it("is on the day that it has here", () => {
    expect(shown).toMatchObject({ due: "2026-11-25", time: "23:00" });
    expect(isChange(changeOf(call, shown, ZONE))).toBe(false);
  });

  it("is on the day that is chosen here", () => {
    const change = changeOf(call, { ...shown, due: "2026-11-28" }, ZONE);
    expect(change.patch).toEqual({ due_date: "2026-11-27" });
  });

  it("leaves the day as it is here when it goes or changes", () => {
    const without = changeOf(call, { ...shown, time: "" }, ZONE);
    expect(without.patch).toEqual({ due_date: "2026-11-25", due_time: null });
    const earlier = changeOf(call, { ...shown, time: "10:00" }, ZONE);
    expect(earlier.patch).toEqual({ due_date: "2026-11-25", due_time: "10:00" });
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
