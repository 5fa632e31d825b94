/** The words of the quick-add language, each with what it stands for. */

type Table = Readonly<Record<string, number>>;

/** 0 is Sunday. */
export const WEEKDAYS: Table = {
  sunday: 0,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
};

export const SHORT_WEEKDAYS: Table = {
  mon: 1,
  tue: 2,
  tues: 2,
  wed: 3,
  weds: 3,
  thu: 4,
  thur: 4,
  thurs: 4,
  fri: 5,
};

/** Words in their own right: they need more than to stand at the end. */
export const DOUBTFUL_WEEKDAYS: Table = { sat: 6, sun: 0 };

export const MONTHS: Table = {
  january: 1,
  jan: 1,
  february: 2,
  feb: 2,
  march: 3,
  mar: 3,
  april: 4,
  apr: 4,
  may: 5,
  june: 6,
  jun: 6,
  july: 7,
  jul: 7,
  august: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  october: 10,
  oct: 10,
  november: 11,
  nov: 11,
  december: 12,
  dec: 12,
};

/** Months that are also a verb: "May 5 people come?" */
export const DOUBTFUL_MONTHS: ReadonlySet<string> = new Set(["march", "mar", "may"]);

export const NUMBERS: Table = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};

export type Unit = "day" | "week" | "month" | "year";

export const UNITS: Readonly<Record<string, Unit>> = {
  day: "day",
  days: "day",
  week: "week",
  weeks: "week",
  month: "month",
  months: "month",
  year: "year",
  years: "year",
};

export const PARTS_OF_DAY: Readonly<Record<string, string>> = {
  morning: "09:00",
  afternoon: "12:00",
  evening: "19:00",
  night: "22:00",
};

/** The hour from which the small hours of an evening or a night end: "tonight at 8", but "at 1". */
export const LATE = 5;

/** The hour from which one means the second half of the day; in the morning none. */
export const LATE_FROM: Readonly<Record<string, number>> = {
  morning: 12,
  afternoon: 1,
  evening: LATE,
  night: LATE,
};

export const NAMED_TIMES: Readonly<Record<string, string>> = { noon: "12:00", midnight: "00:00" };

/** What may stand before a date and goes with it. */
export const INTRODUCTIONS: ReadonlySet<string> = new Set(["on", "by", "due"]);

export const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th)$/u;

/** Own properties only: `constructor` is no month. */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** A weekday by its full or its short name. */
export function weekdayOf(word: string): number | undefined {
  return lookUp(WEEKDAYS, word) ?? lookUp(SHORT_WEEKDAYS, word) ?? lookUp(DOUBTFUL_WEEKDAYS, word);
}

/** A month by its full or its short name, which may have a dot: Dec. */
export function monthOf(word: string): number | undefined {
  return lookUp(MONTHS, word.replace(/\.$/u, ""));
}
