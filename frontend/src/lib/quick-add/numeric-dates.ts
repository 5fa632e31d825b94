import { type Day, dayFrom, partsOf } from "@/lib/dates/day";
import type { DateOrder } from "@/lib/dates/format";
import {
  type Candidate,
  dateCandidate,
  type Entry,
  type Form,
  lowerAt,
  type Place,
} from "./candidate";
import { DOUBTFUL_MONTHS, monthOf, ORDINAL } from "./vocabulary";

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/u;
const WITH_YEAR = /^(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})$/u;
const WITHOUT_YEAR = /^(\d{1,2})\/(\d{1,2})$/u;
const WITH_DOTS = /^(\d{1,2})\.(\d{1,2})\.$/u;
const YEAR = /^[12]\d{3}$/u;
const YEAR_LIKE = /^\d{3,}$/u;
const DAY_OF_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?$/u;
const CENTURY = 2000;
// How long the wait for a 29 February can be: 1896 to 1904 had none, nor has 2096 to 2104.
const LONGEST_WAIT = 8;

const AT_AN_EDGE: readonly Place[] = ["start", "end", "introduced", "pair"];
const AT_THE_END: readonly Place[] = ["end", "introduced", "pair"];

type MonthDay = { month: number; date: number };

/** The next time that the calendar has this day, today included. */
function next({ month, date }: MonthDay, today: Day): Day | null {
  const { year } = partsOf(today);
  for (let later = 0; later <= LONGEST_WAIT; later += 1) {
    const day = dayFrom(year + later, month, date);
    if (day !== null && day >= today) {
      return day;
    }
  }
  return null;
}

/** What has passed is mentioned, not planned. */
function future(day: Day | null, today: Day): Day | null {
  return day !== null && day >= today ? day : null;
}

function inOrder(first: number, second: number, order: DateOrder): MonthDay {
  return order === "dmy" ? { month: second, date: first } : { month: first, date: second };
}

function candidate(
  day: Day | null,
  from: number,
  to: number,
  places: readonly Place[],
): Candidate | null {
  return day === null ? null : dateCandidate({ day, from, to, places });
}

/** 2027-03-01 */
const iso: Form = (entry, at) => {
  const [, year, month, date] = ISO.exec(lowerAt(entry, at)) ?? [];
  const day = dayFrom(Number(year ?? 0), Number(month), Number(date));
  return candidate(future(day, entry.today), at, at + 1, ["anywhere"]);
};

function fullYear(digits: string): number {
  return digits.length === 2 ? CENTURY + Number(digits) : Number(digits);
}

/** 3/4/2027, 3.4.2027, 2027/3/4, 3/4/27 */
const withYear: Form = (entry, at) => {
  const match = WITH_YEAR.exec(lowerAt(entry, at));
  if (match === null) {
    return null;
  }
  const [, first = "", separator, second = "", third = ""] = match;
  if (first.length === 4) {
    const day = dayFrom(Number(first), Number(second), Number(third));
    return candidate(future(day, entry.today), at, at + 1, ["anywhere"]);
  }
  if (first.length > 2 || third.length % 2 !== 0) {
    return null;
  }
  // Whoever writes dots writes the day first.
  const order = separator === "." ? "dmy" : entry.dateOrder;
  const { month, date } = inOrder(Number(first), Number(second), order);
  const day = future(dayFrom(fullYear(third), month, date), entry.today);
  // Two digits of a year make it a version or a fraction just as well.
  return candidate(day, at, at + 1, third.length === 4 ? ["anywhere"] : AT_THE_END);
};

// Understood at the end of an entry, these would be wrong more often than right.
const FIGURES_OF_SPEECH: ReadonlySet<string> = new Set(["11/9", "7/7", "1/2"]);
/** And these even behind "on": "Essay on 9/11". */
const SET_PHRASES: ReadonlySet<string> = new Set(["9/11", "24/7"]);

/** 3/4 */
const withoutYear: Form = (entry, at) => {
  const text = lowerAt(entry, at);
  const match = WITHOUT_YEAR.exec(text);
  if (match === null) {
    return null;
  }
  const day = next(inOrder(Number(match[1]), Number(match[2]), entry.dateOrder), entry.today);
  if (SET_PHRASES.has(text)) {
    return candidate(day, at, at + 1, ["pair"]);
  }
  const isFigure = FIGURES_OF_SPEECH.has(text);
  return candidate(day, at, at + 1, isFigure ? ["introduced-end", "pair"] : ["end", "pair"]);
};

/** 24.12. */
const withDots: Form = (entry, at) => {
  const match = WITH_DOTS.exec(lowerAt(entry, at));
  if (match === null) {
    return null;
  }
  const day = next({ month: Number(match[2]), date: Number(match[1]) }, entry.today);
  return candidate(day, at, at + 1, ["introduced", "pair"]);
};

function dayOfMonth(entry: Entry, at: number, ending: "" | ","): number | null {
  const text = lowerAt(entry, at);
  const [, digits] =
    (text.endsWith(ending) && DAY_OF_MONTH.exec(text.slice(0, text.length - ending.length))) || [];
  return digits === undefined ? null : Number(digits);
}

/** The day of a month that has been read up to `to`, with the year where one follows. */
function named(
  entry: Entry,
  monthDay: MonthDay,
  range: { from: number; to: number },
  isDoubtful: boolean,
) {
  const { from, to } = range;
  const year = lowerAt(entry, to);
  if (YEAR_LIKE.test(year)) {
    const day = YEAR.test(year) ? dayFrom(Number(year), monthDay.month, monthDay.date) : null;
    return candidate(future(day, entry.today), from, to + 1, ["anywhere"]);
  }
  const places = isDoubtful ? AT_THE_END : AT_AN_EDGE;
  return candidate(next(monthDay, entry.today), from, to, places);
}

/** 4 Dec, 4th of December, 4 Dec 2027 */
const dayThenMonth: Form = (entry, at) => {
  const start = lowerAt(entry, at) === "the" && ORDINAL.test(lowerAt(entry, at + 1)) ? at + 1 : at;
  const date = dayOfMonth(entry, start, "");
  const word = lowerAt(entry, start + 1) === "of" ? start + 2 : start + 1;
  const month = monthOf(lowerAt(entry, word));
  if (date === null || month === undefined) {
    return null;
  }
  // "4th of July decorations" is what one says, "4 July" what one plans.
  const isDoubtful = word > start + 1 || DOUBTFUL_MONTHS.has(lowerAt(entry, word));
  return named(entry, { month, date }, { from: at, to: word + 1 }, isDoubtful);
};

/** Dec 4, December 4th, Dec 4, 2027 */
const monthThenDay: Form = (entry, at) => {
  const name = lowerAt(entry, at);
  const month = monthOf(name);
  if (month === undefined) {
    return null;
  }
  const isDoubtful = DOUBTFUL_MONTHS.has(name);
  const date = dayOfMonth(entry, at + 1, "");
  if (date !== null) {
    return named(entry, { month, date }, { from: at, to: at + 2 }, isDoubtful);
  }
  const beforeYear = dayOfMonth(entry, at + 1, ",");
  return beforeYear !== null && YEAR.test(lowerAt(entry, at + 2))
    ? named(entry, { month, date: beforeYear }, { from: at, to: at + 2 }, isDoubtful)
    : null;
};

export const MONTH_FORMS: readonly Form[] = [dayThenMonth, monthThenDay];
export const NUMERIC_FORMS: readonly Form[] = [iso, withYear, withoutYear, withDots];
