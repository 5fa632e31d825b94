import { describe, expect, test } from "vitest";
import { type Due, dueInstant, isOverdue, localDue } from "./due";

const BERLIN = "Europe/Berlin";

function due(date: string | null, time: string | null = null, zone: string | null = null): Due {
  return { due_date: date, due_time: time, due_timezone: zone };
}

function at(instant: string, zone = BERLIN) {
  const now = Date.parse(instant);
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(now);
  return { zone, today, now };
}

describe("overdue", () => {
  test.each([
    ["a day is not while it lasts", due("2027-03-28"), "2027-03-28T21:59:59Z", false],
    ["a day is when the next begins", due("2027-03-28"), "2027-03-28T22:00:00Z", true],
    ["a day to come is not", due("2027-03-29"), "2027-03-28T12:00:00Z", false],
    ["a time is not before", due("2027-01-15", "09:00"), "2027-01-15T07:59:00Z", false],
    ["a time is not in its minute", due("2027-01-15", "09:00"), "2027-01-15T08:00:00Z", false],
    ["a time is after", due("2027-01-15", "09:00"), "2027-01-15T08:01:00Z", true],
    ["a time of yesterday is", due("2027-01-14", "23:59"), "2027-01-14T23:30:00Z", true],
    ["a skipped time is not at 3", due("2027-03-28", "02:30"), "2027-03-28T01:00:00Z", false],
    ["a skipped time is after 3:30", due("2027-03-28", "02:30"), "2027-03-28T01:31:00Z", true],
    ["a doubled time is after the first", due("2027-10-31", "02:30"), "2027-10-31T00:31:00Z", true],
    ["nothing without a date is", due(null), "2027-01-15T08:01:00Z", false],
  ])("%s", (_name, todo, now, expected) => {
    expect(isOverdue(todo, at(now))).toBe(expected);
  });

  test("a fixed time is overdue everywhere at the same instant", () => {
    const todo = due("2027-01-15", "09:00", "America/New_York");

    for (const zone of [BERLIN, "Asia/Tokyo", "America/Los_Angeles"]) {
      expect(isOverdue(todo, at("2027-01-15T13:59:00Z", zone))).toBe(false);
      expect(isOverdue(todo, at("2027-01-15T14:01:00Z", zone))).toBe(true);
    }
  });

  test("a floating time is overdue when the clocks of the place say so", () => {
    const todo = due("2027-01-15", "09:00");

    expect(isOverdue(todo, at("2027-01-15T00:01:00Z", "Asia/Tokyo"))).toBe(true);
    expect(isOverdue(todo, at("2027-01-15T00:01:00Z", BERLIN))).toBe(false);
  });
});

test("the instant of what is due needs a time", () => {
  expect(dueInstant(due("2027-03-28"), BERLIN)).toBeNull();
  expect(dueInstant(due(null), BERLIN)).toBeNull();
  expect(dueInstant(due("2027-03-28", "02:30"), BERLIN)).toBe(Date.parse("2027-03-28T01:30Z"));
  expect(dueInstant(due("2027-10-31", "02:30"), BERLIN)).toBe(Date.parse("2027-10-31T00:30Z"));
  expect(dueInstant(due("2027-10-31", "02:30", "UTC"), BERLIN)).toBe(
    Date.parse("2027-10-31T02:30Z"),
  );
});

test("a fixed time shows as the clocks of the place have it", () => {
  const todo = due("2027-01-15", "22:00", "America/New_York");

  expect(localDue(todo, BERLIN)).toEqual({ day: "2027-01-16", time: "04:00" });
  expect(localDue(todo, "America/New_York")).toEqual({ day: "2027-01-15", time: "22:00" });
  expect(localDue(due("2027-01-15", "22:00"), BERLIN)).toEqual({
    day: "2027-01-15",
    time: "22:00",
  });
  expect(localDue(due("2027-01-15"), BERLIN)).toEqual({ day: "2027-01-15", time: null });
  expect(localDue(due(null), BERLIN)).toBeNull();
});

test("a zone that this browser does not know floats", () => {
  const todo = due("2027-01-15", "22:00", "Mars/Olympus");

  expect(localDue(todo, BERLIN)).toEqual({ day: "2027-01-15", time: "22:00" });
});
