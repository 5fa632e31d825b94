/** A calendar day as YYYY-MM-DD: sorts as text and belongs to no time zone. */
export type Day = string;

export type WeekStart = "monday" | "saturday" | "sunday";

const DAY_MS = 86_400_000;
const DAYS_OF_A_WEEK = 7;
const MONTHS_OF_A_YEAR = 12;
const LAST_YEAR = 2999;

/** The days that the server keeps. */
export const FIRST_DAY: Day = "1000-01-01";
export const LAST_DAY: Day = `${LAST_YEAR}-12-31`;

const FIRST_WEEKDAY: Readonly<Record<WeekStart, number>> = { sunday: 0, monday: 1, saturday: 6 };

// Days are counted as midnights of UTC: no daylight saving time can come between.
function midnight(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayAt(instant: number): Day {
  return new Date(instant).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayAt(midnight(day) + days * DAY_MS);
}

/** How many days `to` comes after `from`; negative where it comes before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((midnight(to) - midnight(from)) / DAY_MS);
}

/** 0 is Sunday, 6 Saturday. */
export function weekday(day: Day): number {
  return new Date(midnight(day)).getUTCDay();
}

/** The first day on or after `day` that is this weekday. */
export function onOrAfter(day: Day, wanted: number): Day {
  return addDays(day, (wanted - weekday(day) + DAYS_OF_A_WEEK) % DAYS_OF_A_WEEK);
}

export function startOfWeek(day: Day, weekStart: WeekStart): Day {
  const passed = (weekday(day) - FIRST_WEEKDAY[weekStart] + DAYS_OF_A_WEEK) % DAYS_OF_A_WEEK;
  return addDays(day, -passed);
}

type DayParts = { year: number; month: number; date: number };

/** `month` counts from 1. */
export function partsOf(day: Day): DayParts {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return { year, month, date };
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether the server keeps it: years have four digits, whatever an input of the browser takes. */
export function isKept(day: Day): boolean {
  return day.length === LAST_DAY.length && day >= FIRST_DAY && day <= LAST_DAY;
}

/** null where the calendar, or the server, has no such day; `month` counts from 1. */
export function dayFrom(year: number, month: number, date: number): Day | null {
  const isKept = year >= 1000 && year <= LAST_YEAR && month >= 1 && month <= MONTHS_OF_A_YEAR;
  if (!isKept || date < 1 || date > daysInMonth(year, month)) {
    return null;
  }
  return dayAt(Date.UTC(year, month - 1, date));
}

/** A day that the month does not have becomes its last one. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = daysInMonth(first.getUTCFullYear(), first.getUTCMonth() + 1);
  return dayAt(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
}

export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

export function endOfMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return `${day.slice(0, 8)}${daysInMonth(year, month)}`;
}
