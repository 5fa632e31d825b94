import { describe, expect, test } from "vitest";
import { instantOf, isKnownZone, personZone, today, wallClock, zoneCity } from "./zone";

function utc(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16);
}

describe("the instant of a day and a time", () => {
  test.each([
    ["an ordinary morning", "2027-01-15", "09:00", "Europe/Berlin", "2027-01-15T08:00"],
    ["an ordinary summer", "2027-07-15", "09:00", "Europe/Berlin", "2027-07-15T07:00"],
    ["skipped by the clocks", "2027-03-28", "02:30", "Europe/Berlin", "2027-03-28T01:30"],
    ["the last minute before", "2027-03-28", "01:59", "Europe/Berlin", "2027-03-28T00:59"],
    ["the first minute after", "2027-03-28", "03:00", "Europe/Berlin", "2027-03-28T01:00"],
    ["shown twice", "2027-10-31", "02:30", "Europe/Berlin", "2027-10-31T00:30"],
    ["after what is shown twice", "2027-10-31", "03:00", "Europe/Berlin", "2027-10-31T02:00"],
    ["skipped in New York", "2027-03-14", "02:30", "America/New_York", "2027-03-14T07:30"],
    ["shown twice in New York", "2027-11-07", "01:30", "America/New_York", "2027-11-07T05:30"],
    ["a midnight that is skipped", "2027-04-30", "00:30", "Africa/Cairo", "2027-04-29T22:30"],
    ["half an hour of difference", "2027-01-15", "09:00", "Asia/Kolkata", "2027-01-15T03:30"],
    ["a change of half an hour", "2027-04-04", "01:45", "Australia/Lord_Howe", "2027-04-03T14:45"],
    ["a day that was left out", "2011-12-30", "12:00", "Pacific/Apia", "2011-12-30T22:00"],
  ])("%s", (_name, day, time, zone, expected) => {
    expect(utc(instantOf(day, time, zone))).toBe(expected);
  });

  test("half past two on the day the clocks go forward shows as half past three", () => {
    const instant = instantOf("2027-03-28", "02:30", "Europe/Berlin");

    expect(wallClock(instant, "Europe/Berlin")).toEqual({ day: "2027-03-28", time: "03:30" });
  });

  test("whatever exists comes back as it was, in every hour of a year", () => {
    const strange: string[] = [];
    for (let hour = 0; hour < 366 * 24; hour += 1) {
      const instant = Date.UTC(2027, 0, 1, hour);
      const { day, time } = wallClock(instant, "Europe/Berlin");
      if (instantOf(day, time, "Europe/Berlin") !== instant) {
        strange.push(utc(instant));
      }
    }

    // The hour that is shown a second time means the first.
    expect(strange).toEqual(["2027-10-31T01:00"]);
  });
});

test("today is the day where the person is", () => {
  const instant = Date.UTC(2026, 10, 23, 23, 30);

  expect(today("UTC", instant)).toBe("2026-11-23");
  expect(today("Europe/Berlin", instant)).toBe("2026-11-24");
  expect(today("America/Los_Angeles", instant)).toBe("2026-11-23");
  expect(today("Pacific/Kiritimati", instant)).toBe("2026-11-24");
});

test("a zone that this browser does not know is replaced by that of the device", () => {
  const device = Intl.DateTimeFormat().resolvedOptions().timeZone;

  expect(isKnownZone("Mars/Olympus")).toBe(false);
  expect(personZone("Mars/Olympus")).toBe(device);
  expect(personZone(null)).toBe(device);
  expect(personZone("Asia/Tokyo")).toBe("Asia/Tokyo");
});

test("a zone is called by its city", () => {
  expect(zoneCity("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(zoneCity("UTC")).toBe("UTC");
});
