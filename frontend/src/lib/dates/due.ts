import type { Day } from "./day";
import { instantOf, isKnownZone, type WallClock, wallClock } from "./zone";

/** When a todo is due, as the server stores it; without a zone the time floats with the person. */
export type Due = {
  readonly due_date: string | null;
  readonly due_time: string | null;
  readonly due_timezone: string | null;
};

/** Where and when somebody looks. */
export type Moment = { readonly zone: string; readonly today: Day; readonly now: number };

// Lists ask for the same few again and again, and asking Intl takes a hundred times as long.
const MOST_KEPT = 5000;
const instants = new Map<string, number>();
const clocks = new Map<string, WallClock>();

function remember<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) {
    return known;
  }
  if (kept.size >= MOST_KEPT) {
    kept.clear();
  }
  const made = make();
  kept.set(key, made);
  return made;
}

/** The zone that fixes a time, where there is one and this browser knows it. */
function fixedZone(due: Due): string | null {
  const { due_timezone: zone } = due;
  return zone !== null && isKnownZone(zone) ? zone : null;
}

/** When the clock reaches it for somebody in `zone`; null without a date or without a time. */
export function dueInstant(due: Due, zone: string): number | null {
  const { due_date: day, due_time: time } = due;
  if (day === null || time === null) {
    return null;
  }
  const where = fixedZone(due) ?? zone;
  return remember(instants, `${day} ${time} ${where}`, () => instantOf(day, time, where));
}

/** The day, and the time if there is one, that the clocks of `zone` show when it is due. */
export function localDue(due: Due, zone: string): { day: Day; time: string | null } | null {
  const { due_date: day, due_time: time } = due;
  if (day === null) {
    return null;
  }
  const fixed = time === null ? null : fixedZone(due);
  const instant = fixed === null || fixed === zone ? null : dueInstant(due, zone);
  if (instant === null) {
    return { day, time };
  }
  return remember(clocks, `${instant} ${zone}`, () => wallClock(instant, zone));
}

/** A day is over when the next one begins; a time of day is over when it is reached. */
export function isOverdue(due: Due, { zone, today, now }: Moment): boolean {
  const local = localDue(due, zone);
  if (local === null || local.day > today) {
    return false;
  }
  if (local.day < today) {
    return true;
  }
  const instant = dueInstant(due, zone);
  return instant !== null && instant < now;
}
