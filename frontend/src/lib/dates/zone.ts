import type { Day } from "./day";

/** What a clock on the wall shows: a day and a time as HH:MM. */
export type WallClock = { day: Day; time: string };

const DAY_MS = 86_400_000;
const FRESH_MS = 10_000;

const formatters = new Map<string, Intl.DateTimeFormat | null>();

/** null where this browser does not know the zone. */
function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone);
  if (known !== undefined) {
    return known;
  }
  const formatter = makeFormatter(zone);
  formatters.set(zone, formatter);
  return formatter;
}

function makeFormatter(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  } catch {
    return null;
  }
}

export function isKnownZone(zone: string): boolean {
  return formatterOf(zone) !== null;
}

let device = { zone: "UTC", readAt: Number.NEGATIVE_INFINITY };

/** The zone the device is in; people travel, so it is looked up again and again. */
export function deviceZone(): string {
  const now = Date.now();
  if (Math.abs(now - device.readAt) > FRESH_MS) {
    device = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, readAt: now };
  }
  return device.zone;
}

/** The zone a person has set, or that of the device: without one, or where it is unknown here. */
export function personZone(setting: string | null): string {
  return setting !== null && isKnownZone(setting) ? setting : deviceZone();
}

function wallParts(instant: number, zone: string): Readonly<Record<string, string>> {
  const formatter = formatterOf(zone) ?? formatterOf("UTC");
  const parts = formatter?.formatToParts(instant) ?? [];
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

export function wallClock(instant: number | Date, zone: string): WallClock {
  const { year, month, day, hour, minute } = wallParts(Number(instant), zone);
  return { day: `${year?.padStart(4, "0")}-${month}-${day}`, time: `${hour}:${minute}` };
}

/** The calendar day where the clocks of `zone` are. */
export function today(zone: string, now: number | Date = Date.now()): Day {
  return wallClock(now, zone).day;
}

/** How far the clocks of `zone` are ahead of UTC at an instant. */
function offsetMs(instant: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallParts(instant, zone);
  const wall = Date.parse(`${year?.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return wall - Math.floor(instant / 1000) * 1000;
}

/**
 * The instant at which the clocks of `zone` show this day and time (HH:MM). By the rule of RFC 5545:
 * what the clocks show twice is meant the first time; what they skip counts as before the change,
 * so that half past two becomes half past three.
 */
export function instantOf(day: Day, time: string, zone: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const before = offsetMs(wall - DAY_MS, zone);
  const after = offsetMs(wall + DAY_MS, zone);
  const first = wall - before;
  const second = wall - after;
  const isFirst = offsetMs(first, zone) === before;
  const isSecond = offsetMs(second, zone) === after;
  if (isFirst && isSecond) {
    return Math.min(first, second);
  }
  return isSecond ? second : first;
}

/** The city of an IANA name, for people: "New York" for "America/New_York". */
export function zoneCity(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
