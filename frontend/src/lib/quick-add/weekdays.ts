import { addDays, onOrAfter, startOfWeek, weekday } from "@/lib/dates/day";
import { dateCandidate, type Form, lowerAt, type Place } from "./candidate";
import { MONTH_FORMS } from "./numeric-dates";
import { DOUBTFUL_WEEKDAYS, SHORT_WEEKDAYS, WEEKDAYS, weekdayOf } from "./vocabulary";

const WEEK = 7;
const AT_THE_END: readonly Place[] = ["end", "introduced", "pair"];
const WITH_A_SIGNAL: readonly Place[] = ["introduced-end", "pair"];

/** friday, fri, and with its date: Friday 4 Dec */
const bareWeekday: Form = (entry, at) => {
  const text = lowerAt(entry, at);
  const word = text.replace(/,$/u, "");
  const number = weekdayOf(word);
  if (number === undefined) {
    return null;
  }
  for (const form of MONTH_FORMS) {
    const dated = form(entry, at + 1);
    if (dated?.day != null) {
      return weekday(dated.day) === number ? { ...dated, from: at, core: at } : null;
    }
  }
  const isClear = Object.hasOwn(WEEKDAYS, word) || Object.hasOwn(SHORT_WEEKDAYS, word);
  return text === word
    ? dateCandidate({
        day: onOrAfter(addDays(entry.today, 1), number),
        from: at,
        to: at + 1,
        places: isClear ? AT_THE_END : WITH_A_SIGNAL,
      })
    : null;
};

/** this friday, next friday */
const weekdayOfWeek: Form = (entry, at) => {
  const which = lowerAt(entry, at);
  const word = lowerAt(entry, at + 1);
  const number = weekdayOf(word);
  if (number === undefined || (which !== "this" && which !== "next")) {
    return null;
  }
  const day =
    which === "this"
      ? onOrAfter(entry.today, number)
      : onOrAfter(addDays(startOfWeek(entry.today, entry.weekStart), WEEK), number);
  const isDoubtful = which === "this" && Object.hasOwn(DOUBTFUL_WEEKDAYS, word);
  return dateCandidate({
    day,
    from: at,
    to: at + 2,
    places: isDoubtful ? ["pair"] : ["anywhere"],
    isPlainWord: true,
  });
};

export const WEEKDAY_FORMS: readonly Form[] = [bareWeekday, weekdayOfWeek];
