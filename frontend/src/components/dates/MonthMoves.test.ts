import { describe, expect, test } from "vitest";
import { dayAfterKey, weeksOf } from "./MonthMoves";

describe("the keys of the calendar", () => {
  test.each([
    ["ArrowLeft", false, "2026-11-30"],
    ["ArrowRight", false, "2026-12-02"],
    ["ArrowUp", false, "2026-11-24"],
    ["ArrowDown", false, "2026-12-08"],
    ["Home", false, "2026-11-30"],
    ["End", false, "2026-12-06"],
    ["PageUp", false, "2026-11-01"],
    ["PageDown", false, "2027-01-01"],
    ["PageUp", true, "2025-12-01"],
    ["PageDown", true, "2027-12-01"],
    ["Enter", false, null],
  ])("%s, shift %s", (key, shiftKey, expected) => {
    expect(dayAfterKey("2026-12-01", { key, shiftKey }, "monday")).toBe(expected);
  });
});

test("a month is shown in whole weeks", () => {
  const weeks = weeksOf("2026-12-15", "monday");

  expect(weeks.map(([first]) => first)).toEqual([
    "2026-11-30",
    "2026-12-07",
    "2026-12-14",
    "2026-12-21",
    "2026-12-28",
  ]);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeksOf("2026-11-15", "sunday").map(([first]) => first)[0]).toBe("2026-11-01");
  expect(weeksOf("2026-11-15", "saturday").map(([first]) => first)[0]).toBe("2026-10-31");
});
