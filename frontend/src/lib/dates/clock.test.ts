import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { minuteNow, onMinute } from "./clock";
import { today } from "./zone";

const page = new EventTarget();
let stop: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", page);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function watch(zone: string): string[] {
  const days: string[] = [];
  stop = onMinute(() => {
    days.push(today(zone, minuteNow()));
  });
  return days;
}

test("the day flips at midnight of the zone, by itself", () => {
  vi.setSystemTime("2026-11-23T22:58:30Z");
  const days = watch("Europe/Berlin");

  vi.advanceTimersByTime(29_000);
  expect(days).toEqual([]);
  vi.advanceTimersByTime(61_000);
  expect(days).toEqual(["2026-11-23", "2026-11-24"]);
});

test("after a sleep it flips as soon as the page is seen, before any timer", () => {
  vi.setSystemTime("2026-11-23T12:00:00Z");
  const days = watch("Europe/Berlin");

  vi.setSystemTime("2026-11-24T07:00:00Z");
  page.dispatchEvent(new Event("visibilitychange"));

  expect(days).toEqual(["2026-11-24"]);
});

test("nothing happens within a minute, however often the page is looked at", () => {
  vi.setSystemTime("2026-11-23T12:00:10Z");
  const days = watch("Europe/Berlin");

  page.dispatchEvent(new Event("focus"));
  page.dispatchEvent(new Event("focus"));

  expect(days).toEqual([]);
});

test("nobody listening, no timer is left", () => {
  vi.setSystemTime("2026-11-23T12:00:10Z");
  onMinute(() => undefined)();

  expect(vi.getTimerCount()).toBe(0);
});
