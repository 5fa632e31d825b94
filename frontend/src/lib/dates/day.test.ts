import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dayFrom,
  daysBetween,
  endOfMonth,
  onOrAfter,
  startOfMonth,
  startOfWeek,
  weekday,
} from "./day";

test("days are counted across months, leap days and changes of the clocks", () => {
  expect(addDays("2026-11-30", 1)).toBe("2026-12-01");
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2027-03-28", 1)).toBe("2027-03-29");
  expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
  expect(daysBetween("2027-03-27", "2027-03-29")).toBe(2);
  expect(daysBetween("2027-01-01", "2026-12-25")).toBe(-7);
});

test("a weekday is counted from Sunday", () => {
  expect(weekday("2026-11-22")).toBe(0);
  expect(weekday("2026-11-28")).toBe(6);
  expect(onOrAfter("2026-11-23", 1)).toBe("2026-11-23");
  expect(onOrAfter("2026-11-24", 1)).toBe("2026-11-30");
});

describe("the start of a week", () => {
  test.each([
    ["monday", "2026-11-22", "2026-11-16"],
    ["monday", "2026-11-23", "2026-11-23"],
    ["sunday", "2026-11-22", "2026-11-22"],
    ["sunday", "2026-11-28", "2026-11-22"],
    ["saturday", "2026-11-27", "2026-11-21"],
    ["saturday", "2026-11-28", "2026-11-28"],
  ] as const)("%s, %s", (weekStart, day, expected) => {
    expect(startOfWeek(day, weekStart)).toBe(expected);
  });
});

test("a day that a month does not have becomes its last", () => {
  expect(addMonths("2027-01-31", 1)).toBe("2027-02-28");
  expect(addMonths("2028-01-31", 1)).toBe("2028-02-29");
  expect(addMonths("2026-11-30", 14)).toBe("2028-01-30");
  expect(addMonths("2027-03-31", -1)).toBe("2027-02-28");
});

test("only days of the calendar are days", () => {
  expect(dayFrom(2027, 2, 28)).toBe("2027-02-28");
  expect(dayFrom(2027, 2, 29)).toBeNull();
  expect(dayFrom(2028, 2, 29)).toBe("2028-02-29");
  expect(dayFrom(2027, 4, 31)).toBeNull();
  expect(dayFrom(2027, 13, 1)).toBeNull();
  expect(dayFrom(2027, 0, 1)).toBeNull();
  expect(dayFrom(2027, 1, 0)).toBeNull();
  expect(dayFrom(99, 1, 1)).toBeNull();
  expect(dayFrom(3000, 1, 1)).toBeNull();
});

test("a month has its own first and last day", () => {
  expect(startOfMonth("2028-02-15")).toBe("2028-02-01");
  expect(endOfMonth("2028-02-15")).toBe("2028-02-29");
});
