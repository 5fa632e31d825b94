import { describe, expect, test } from "vitest";
import { addDays, dueWords, localDay, nearness, nextMonday, pastDay } from "./DueDate";

const MONDAY = "2026-11-23";

test("a day is the person's own, not that of Greenwich", () => {
  expect(localDay(new Date(2026, 10, 23, 0, 0, 1))).toBe("2026-11-23");
  expect(localDay(new Date(2026, 10, 23, 23, 59, 59))).toBe("2026-11-23");
});

test("days are counted across months, leap days and changes of the clocks", () => {
  expect(addDays("2026-11-30", 1)).toBe("2026-12-01");
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2027-03-28", 1)).toBe("2027-03-29");
});

describe("the next Monday", () => {
  test.each([
    ["a Monday", MONDAY, "2026-11-30"],
    ["a Tuesday", "2026-11-24", "2026-11-30"],
    ["a Sunday", "2026-11-29", "2026-11-30"],
  ])("after %s", (_name, day, expected) => {
    expect(nextMonday(day)).toBe(expected);
  });
});

describe("a due date in words", () => {
  test.each([
    [MONDAY, "Today"],
    ["2026-11-24", "Tomorrow"],
    ["2026-11-22", "Yesterday"],
    ["2026-11-29", "Sunday"],
    ["2026-11-30", /^(?:30 Nov|Nov 30)$/u],
    ["2026-11-20", /^(?:20 Nov|Nov 20)$/u],
    ["2027-01-02", /2027$/u],
  ])("%s", (due, expected) => {
    expect(dueWords(due, MONDAY)).toMatch(expected);
  });
});

test("nothing is overdue on its own day", () => {
  expect(nearness(MONDAY, MONDAY)).toBe("today");
  expect(nearness("2026-11-22", MONDAY)).toBe("passed");
  expect(nearness("2026-11-24", MONDAY)).toBe("later");
});

test("a past day fits into a sentence", () => {
  expect(pastDay(new Date(2026, 10, 23, 9), MONDAY)).toBe("today");
  expect(pastDay(new Date(2026, 10, 22, 9), MONDAY)).toBe("yesterday");
  expect(pastDay(new Date(2026, 10, 12, 9), MONDAY)).toMatch(/^on (?:12 Nov|Nov 12)$/u);
});
