import { expect, test } from "vitest";
import { movedTo } from "./reschedule";

const MOMENT = {
  zone: "Europe/Berlin",
  today: "2026-11-23",
  now: Date.parse("2026-11-23T11:00:00Z"),
} as const;

function due(date: string, time: string | null = null, zone: string | null = null) {
  return { due_date: date, due_time: time, due_timezone: zone };
}

test("a day is only a day", () => {
  expect(movedTo(due("2026-11-20"), "2026-11-23", MOMENT)).toEqual({ due_date: "2026-11-23" });
});

test("a time to come is kept", () => {
  expect(movedTo(due("2026-11-20", "18:00"), "2026-11-23", MOMENT)).toEqual({
    due_date: "2026-11-23",
  });
  expect(movedTo(due("2026-11-20", "09:00"), "2026-11-24", MOMENT)).toEqual({
    due_date: "2026-11-24",
  });
});

test("a time that has passed would be overdue again at once", () => {
  expect(movedTo(due("2026-11-20", "09:00"), "2026-11-23", MOMENT)).toEqual({
    due_date: "2026-11-23",
    due_time: null,
    due_timezone: null,
  });
});

test("a day that was chosen in the past keeps its time", () => {
  expect(movedTo(due("2026-11-25", "09:00"), "2026-11-22", MOMENT)).toEqual({
    due_date: "2026-11-22",
  });
});

test("a time that is fixed elsewhere falls on the chosen day here", () => {
  // Ten in the evening in New York is four in the morning of the next day in Berlin.
  const todo = due("2026-11-20", "22:00", "America/New_York");

  expect(movedTo(todo, "2026-11-25", MOMENT)).toEqual({ due_date: "2026-11-24" });
});
