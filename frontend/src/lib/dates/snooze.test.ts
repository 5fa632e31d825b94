import { describe, expect, test } from "vitest";
import type { WeekStart } from "./day";
import { nextWeekend, snoozeDays, weekend } from "./snooze";

function menu(today: string, weekStart: WeekStart): Record<string, string> {
  return Object.fromEntries(snoozeDays(today, weekStart).map(({ label, date }) => [label, date]));
}

describe("the days of the menu", () => {
  test("in the middle of the week", () => {
    expect(menu("2026-11-25", "monday")).toEqual({
      Today: "2026-11-25",
      Tomorrow: "2026-11-26",
      "This weekend": "2026-11-28",
      "Next week": "2026-11-30",
    });
  });

  test("on Saturday the weekend meant is the next one", () => {
    expect(menu("2026-11-28", "monday")).toEqual({
      Today: "2026-11-28",
      Tomorrow: "2026-11-29",
      "Next weekend": "2026-12-05",
      "Next week": "2026-11-30",
    });
  });

  test("on Sunday next week begins tomorrow, for whom the week begins on Monday", () => {
    expect(menu("2026-11-29", "monday")).toEqual({
      Today: "2026-11-29",
      Tomorrow: "2026-11-30",
      "Next weekend": "2026-12-05",
      "Next week": "2026-11-30",
    });
  });

  test("on Sunday a new week has begun already, for whom the week begins on Sunday", () => {
    expect(menu("2026-11-29", "sunday")["Next week"]).toBe("2026-12-07");
    expect(menu("2026-11-28", "sunday")["Next week"]).toBe("2026-11-30");
  });

  test("where the week begins on Saturday the weekend is Friday and Saturday", () => {
    expect(menu("2026-11-25", "saturday")).toEqual({
      Today: "2026-11-25",
      Tomorrow: "2026-11-26",
      "This weekend": "2026-11-27",
      "Next week": "2026-11-29",
    });
    expect(menu("2026-11-28", "saturday")["Next weekend"]).toBe("2026-12-04");
  });
});

test("a weekend that has begun is today", () => {
  expect(weekend("2026-11-27", "monday")).toEqual({ date: "2026-11-28", hasBegun: false });
  expect(weekend("2026-11-28", "monday")).toEqual({ date: "2026-11-28", hasBegun: true });
  expect(weekend("2026-11-29", "monday")).toEqual({ date: "2026-11-29", hasBegun: true });
  expect(nextWeekend("2026-11-25", "monday")).toBe("2026-12-05");
});
