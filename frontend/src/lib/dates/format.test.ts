import { describe, expect, test } from "vitest";
import { formatDate, formatDay, formatDue, formatTime, pastDay } from "./format";

const MONDAY = "2026-11-23";
const SETTINGS = { time_zone: "Europe/Berlin", date_order: "dmy" } as const;
const NOON = Date.parse("2026-11-23T11:00:00Z");

describe("a day in words", () => {
  test.each([
    [MONDAY, "Today"],
    ["2026-11-24", "Tomorrow"],
    ["2026-11-22", "Yesterday"],
    ["2026-11-25", "Wednesday"],
    ["2026-11-29", "Sunday"],
    ["2026-11-30", "30 Nov"],
    ["2026-11-20", "20 Nov"],
    ["2027-01-02", "2 Jan 2027"],
  ])("%s", (day, expected) => {
    expect(formatDay(day, MONDAY, "dmy")).toBe(expected);
  });

  test("in the order of the person", () => {
    expect(formatDay("2026-12-04", MONDAY, "mdy")).toBe("Dec 4");
    expect(formatDay("2027-12-04", MONDAY, "mdy")).toBe("Dec 4, 2027");
    expect(formatDay("2026-12-04", MONDAY, "ymd")).toBe("Dec 4");
    expect(formatDay("2027-12-04", MONDAY, "ymd")).toBe("2027-12-04");
    expect(formatDate("2026-12-04", "heading", "dmy")).toBe("Friday 4 December");
  });
});

test("times are written as the clocks of the place are", () => {
  expect(formatTime("09:05", false)).toBe("09:05");
  expect(formatTime("09:05", true)).toBe("9:05 am");
  expect(formatTime("00:00", true)).toBe("12:00 am");
  expect(formatTime("12:30", true)).toBe("12:30 pm");
  expect(formatTime("21:00:00", false)).toBe("21:00");
});

describe("when a todo is due", () => {
  test.each([
    ["nothing", null, null, null],
    ["a day to come", "2026-11-27", null, { text: "Friday", tone: "soon" }],
    ["a day far away", "2026-12-27", null, { text: "27 Dec", tone: "later" }],
    ["today", MONDAY, null, { text: "Today", tone: "today" }],
    ["a time to come", MONDAY, "15:00", { text: /^Today (15:00|3:00 pm)$/u, tone: "today" }],
    ["a time that passed", MONDAY, "11:00", { text: /^Today 11:00/u, tone: "overdue" }],
    ["a day that passed", "2026-11-22", null, { text: "Yesterday", tone: "overdue" }],
  ])("%s", (_name, day, time, expected) => {
    const text = formatDue(
      { due_date: day, due_time: time, due_timezone: null },
      MONDAY,
      SETTINGS,
      NOON,
    );

    if (expected === null) {
      expect(text).toBeNull();
    } else {
      expect(text?.text).toMatch(expected.text);
      expect(text?.tone).toBe(expected.tone);
      expect(text?.elsewhere).toBeNull();
    }
  });

  test("a time fixed elsewhere is told as it is here, and there", () => {
    const todo = { due_date: MONDAY, due_time: "09:00", due_timezone: "America/New_York" };

    expect(formatDue(todo, MONDAY, SETTINGS, NOON)).toEqual({
      text: `Today ${formatTime("15:00")}`,
      tone: "today",
      elsewhere: `${formatTime("09:00")} in New York`,
    });
  });

  test("a time fixed where the clocks are the same needs no such words", () => {
    const todo = { due_date: MONDAY, due_time: "09:00", due_timezone: "Europe/Paris" };

    expect(formatDue(todo, MONDAY, SETTINGS, NOON)?.elsewhere).toBeNull();
  });
});

test("a past day fits into a sentence", () => {
  expect(pastDay(new Date("2026-11-22T23:30:00Z"), MONDAY, SETTINGS)).toBe("today");
  expect(pastDay(new Date("2026-11-22T12:00:00Z"), MONDAY, SETTINGS)).toBe("yesterday");
  expect(pastDay(new Date("2026-11-12T12:00:00Z"), MONDAY, SETTINGS)).toBe("on 12 Nov");
});
