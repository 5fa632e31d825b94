import { type Day, daysBetween } from "./day";
import { type Due, dueInstant, isOverdue, localDue } from "./due";
import { personZone, wallClock, zoneCity } from "./zone";

export type DateOrder = "dmy" | "mdy" | "ymd";

type DateSettings = { readonly time_zone: string | null; readonly date_order: DateOrder };

export type DueText = {
  text: string;
  tone: "overdue" | "today" | "soon" | "later";
  /** Where the time is fixed in another zone than the person's: what the clocks show there. */
  elsewhere: string | null;
};

const WEEK = 7;

// The interface speaks English; the order of day and month is the person's own.
const LANGUAGE: Readonly<Record<DateOrder, string>> = { dmy: "en-GB", mdy: "en-US", ymd: "en-US" };

const SHAPES = {
  weekday: { weekday: "long" },
  shortWeekday: { weekday: "short" },
  date: { day: "numeric", month: "short" },
  dateOfYear: { day: "numeric", month: "short", year: "numeric" },
  heading: { weekday: "long", day: "numeric", month: "long" },
  month: { month: "long", year: "numeric" },
  monthOnly: { month: "long" },
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateShape = keyof typeof SHAPES;

// To make one takes longer than to format a hundred days with it.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(
  language: string,
  name: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
  formats.set(key, format);
  return format;
}

/** A day in one of the shapes that the app uses. */
export function formatDate(day: Day, shape: DateShape, order: DateOrder): string {
  if (shape === "dateOfYear" && order === "ymd") {
    return day;
  }
  const format = formatOf(LANGUAGE[order], shape, SHAPES[shape]);
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** A day the way one says it: Today, Friday, 4 Dec, 4 Dec 2027. */
export function formatDay(day: Day, today: Day, order: DateOrder): string {
  const distance = daysBetween(today, day);
  if (distance >= -1 && distance <= 1) {
    return ["Yesterday", "Today", "Tomorrow"][distance + 1] ?? "";
  }
  if (distance > 1 && distance < WEEK) {
    return formatDate(day, "weekday", order);
  }
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return formatDate(day, isThisYear ? "date" : "dateOfYear", order);
}

/** The day of something past, to stand inside a sentence: today, yesterday, on 4 Dec. */
export function pastDay(instant: Date, today: Day, settings: DateSettings): string {
  const { day } = wallClock(instant, personZone(settings.time_zone));
  const words = formatDay(day, today, settings.date_order);
  return words === "Today" || words === "Yesterday" ? words.toLowerCase() : `on ${words}`;
}

let twelveHours: boolean | undefined;

/** Whether people here count to twelve, as the language of their browser says. */
function hasTwelveHours(): boolean {
  twelveHours ??=
    new Intl.DateTimeFormat(navigator.language, { hour: "numeric" }).resolvedOptions().hour12 ??
    false;
  return twelveHours;
}

/** A time of day (HH:MM) as clocks show it here: 09:30, or 9:30 am. */
export function formatTime(time: string, isTwelve = hasTwelveHours()): string {
  return isTwelve
    ? formatOf("en-US", "twelve", { hour: "numeric", minute: "2-digit", hour12: true })
        .format(new Date(`1970-01-01T${time.slice(0, 5)}:00Z`))
        .replace(/\s*([AP]M)$/u, (_, half: string) => ` ${half.toLowerCase()}`)
    : time.slice(0, 5);
}

function toneOf(day: Day, today: Day): DueText["tone"] {
  const distance = daysBetween(today, day);
  if (distance <= 0) {
    return "today";
  }
  return distance < WEEK ? "soon" : "later";
}

function elsewhere(due: Due, zone: string): string | null {
  const { due_time: time, due_timezone: fixed } = due;
  const instant = dueInstant(due, zone);
  if (time === null || fixed === null || instant === null) {
    return null;
  }
  const here = wallClock(instant, zone);
  return here.day === due.due_date && here.time === time
    ? null
    : `${formatTime(time)} in ${zoneCity(fixed)}`;
}

/** When a todo is due, in words, and how much attention it asks for; null without a date. */
export function formatDue(
  due: Due,
  today: Day,
  settings: DateSettings,
  now: number = Date.now(),
): DueText | null {
  const zone = personZone(settings.time_zone);
  const local = localDue(due, zone);
  if (local === null) {
    return null;
  }
  const day = formatDay(local.day, today, settings.date_order);
  return {
    text: local.time === null ? day : `${day} ${formatTime(local.time)}`,
    tone: isOverdue(due, { zone, today, now }) ? "overdue" : toneOf(local.day, today),
    elsewhere: elsewhere(due, zone),
  };
}
