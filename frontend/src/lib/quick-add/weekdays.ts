import { addDays, type Day, onOrAfter, startOfWeek, weekday } from "@/lib/dates/day";
import { dateCandidate, type Entry, type Form, lowerAt, type Place } from "./candidate";
import { MONTH_FORMS, NUMERIC_FORMS } from "./numeric-dates";
import { DOUBTFUL_WEEKDAYS, SHORT_WEEKDAYS, WEEKDAYS, weekdayOf } from "./vocabulary";

const WEEK = 7;
const AT_THE_END: readonly Place[] = ["end", "clause", "pair"];
const WITH_A_SIGNAL: readonly Place[] = ["introduced-end", "pair"];

const OF_NEXT_WEEK = /^(?:(\S+) (?:of )?next week|next week (?:on )?(\S+))(?= |$)/u;

/** The next of its name, never today. */
export function nextWeekday(today: Day, number: number): Day {
  return onOrAfter(addDays(today, 1), number);
}

/** friday, fri, and with its date: Friday 4 Dec, Fri 12/4 */
const bareWeekday: Form = (entry, at) => {
  const text = lowerAt(entry, at);
  const word = text.replace(/[,.]$/u, "");
  const number = weekdayOf(word);
  if (number === undefined) {
    return null;
  }
  for (const form of [...MONTH_FORMS, ...NUMERIC_FORMS]) {
    const dated = form(entry, at + 1);
    if (dated?.day != null) {
      return weekday(dated.day) === number ? { ...dated, from: at, core: at } : null;
    }
  }
  const isClear = Object.hasOwn(WEEKDAYS, word) || Object.hasOwn(SHORT_WEEKDAYS, word);
  // "Fri." is an abbreviation, "Friday." the end of a sentence.
  return text === word || (text.endsWith(".") && !Object.hasOwn(WEEKDAYS, word))
    ? dateCandidate({
        day: nextWeekday(entry.today, number),
        from: at,
        to: at + 1,
        places: isClear ? AT_THE_END : WITH_A_SIGNAL,
      })
    : null;
};

function inNextWeek({ today, weekStart }: Entry, number: number): Day {
  return onOrAfter(addDays(startOfWeek(today, weekStart), WEEK), number);
}

/** friday next week, friday of next week, next week friday, next week on friday */
const weekdayOfNextWeek: Form = (entry, at) => {
  const rest = [0, 1, 2, 3].map((step) => lowerAt(entry, at + step)).join(" ");
  const [phrase, before, after] = OF_NEXT_WEEK.exec(rest) ?? [];
  const number = weekdayOf(before ?? after ?? "");
  if (phrase === undefined || number === undefined) {
    return null;
  }
  return dateCandidate({
    day: inNextWeek(entry, number),
    from: at,
    to: at + phrase.split(" ").length,
    places: ["anywhere"],
    isPlainWord: true,
  });
};

/** this friday, this coming friday, next friday */
const weekdayOfWeek: Form = (entry, at) => {
  const which = lowerAt(entry, at);
  const last = which === "this" && lowerAt(entry, at + 1) === "coming" ? at + 2 : at + 1;
  const word = lowerAt(entry, last);
  const number = weekdayOf(word);
  if (number === undefined || (which !== "this" && which !== "next")) {
    return null;
  }
  const day =
    which === "this"
      ? onOrAfter(addDays(entry.today, last === at + 1 ? 0 : 1), number)
      : inNextWeek(entry, number);
  const isDoubtful = which === "this" && Object.hasOwn(DOUBTFUL_WEEKDAYS, word);
  return dateCandidate({
    day,
    from: at,
    to: last + 1,
    places: isDoubtful ? ["pair"] : ["anywhere"],
    isPlainWord: true,
  });
};

export const WEEKDAY_FORMS: readonly Form[] = [bareWeekday, weekdayOfNextWeek, weekdayOfWeek];
