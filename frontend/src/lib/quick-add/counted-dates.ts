import { addDays, addMonths, type Day, isKept } from "@/lib/dates/day";
import { dateCandidate, type Entry, type Form, lowerAt, type Place } from "./candidate";
import { lookUp, NUMBERS, UNITS, type Unit, weekdayOf } from "./vocabulary";
import { nextWeekday } from "./weekdays";

const WEEK = 7;
const MONTHS_OF_A_YEAR = 12;
const AT_THE_END: readonly Place[] = ["end", "introduced", "pair"];

function after(today: Day, count: number, unit: Unit): Day {
  switch (unit) {
    case "day":
      return addDays(today, count);
    case "week":
      return addDays(today, count * WEEK);
    case "month":
      return addMonths(today, count);
    case "year":
      return addMonths(today, count * MONTHS_OF_A_YEAR);
    default:
      return unit satisfies never;
  }
}

/** "3 weeks", "a month" */
function amountAt(entry: Entry, at: number): { count: number; unit: Unit } | null {
  const amount = lowerAt(entry, at);
  const count = /^[1-9]\d{0,2}$/u.test(amount) ? Number(amount) : lookUp(NUMBERS, amount);
  const unit = lookUp(UNITS, lowerAt(entry, at + 1).replace(/['’]s?$/u, ""));
  return count === undefined || unit === undefined ? null : { count, unit };
}

/** in 3 days, in a week, in two months, in two weeks’ time */
const inUnits: Form = (entry, at) => {
  const amount = amountAt(entry, at + 1);
  const hasTime = lowerAt(entry, at + 3) === "time";
  const isOwner = !hasTime && /['’]s?$/u.test(lowerAt(entry, at + 2));
  if (lowerAt(entry, at) !== "in" || amount === null || isOwner) {
    return null;
  }
  const { count, unit } = amount;
  // "Not built in a day", "Around the World in 80 Days"
  const isSaying = unit === "day" && count === 1;
  if (isSaying || /^\p{Lu}/u.test(entry.words[at + 2]?.text ?? "")) {
    return null;
  }
  const day = after(entry.today, count, unit);
  if (!isKept(day)) {
    return null;
  }
  return dateCandidate({
    day,
    from: at,
    to: at + (hasTime ? 4 : 3),
    places: ["anywhere"],
    isPlainWord: true,
  });
};

const FROM_DAYS: Readonly<Record<string, number>> = { now: 0, today: 0, tomorrow: 1 };

/** a week from now, 3 days from tomorrow, a week today, two weeks on friday */
const fromDay: Form = (entry, at) => {
  const amount = amountAt(entry, at);
  const link = lowerAt(entry, at + 2);
  const isLinked = link === "from" || link === "on";
  // Without "from" only weeks are counted so: "a week today", but "one day friday".
  if (amount === null || !(link === "from" || amount.unit === "week")) {
    return null;
  }
  const last = isLinked ? at + 3 : at + 2;
  const word = lowerAt(entry, last);
  const number = isLinked ? weekdayOf(word) : undefined;
  const days = link === "on" || (!isLinked && word === "now") ? undefined : lookUp(FROM_DAYS, word);
  if (number === undefined && days === undefined) {
    return null;
  }
  const first =
    number === undefined ? addDays(entry.today, days ?? 0) : nextWeekday(entry.today, number);
  const day = after(first, amount.count, amount.unit);
  return isKept(day)
    ? dateCandidate({ day, from: at, to: last + 1, places: AT_THE_END, isPlainWord: true })
    : null;
};

export const COUNTED_FORMS: readonly Form[] = [inUnits, fromDay];
