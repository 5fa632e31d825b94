import { addDays, addMonths, dayFrom, endOfMonth, partsOf, startOfMonth } from "@/lib/dates/day";
import { nextWeek, nextWeekend, weekend } from "@/lib/dates/snooze";
import { dateCandidate, type Entry, type Form, lowerAt, type Place } from "./candidate";
import { COUNTED_FORMS } from "./counted-dates";
import { LATE_FROM, lookUp, ORDINAL, PARTS_OF_DAY } from "./vocabulary";
import { WEEKDAY_FORMS } from "./weekdays";

const MONTHS_OF_A_YEAR = 12;
const AT_THE_END: readonly Place[] = ["end", "introduced", "pair"];

const RELATIVE_DAYS: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  tmr: 1,
  tmrw: 1,
};

/** Tom is a name more often than a day. */
const DOUBTFUL_DAYS: Readonly<Record<string, number>> = { tod: 0, tom: 1 };

const relativeDay: Form = (entry, at) => {
  const word = lowerAt(entry, at);
  const certain = lookUp(RELATIVE_DAYS, word);
  const days = certain ?? lookUp(DOUBTFUL_DAYS, word);
  if (days === undefined) {
    return null;
  }
  return dateCandidate({
    day: addDays(entry.today, days),
    from: at,
    to: at + 1,
    places: certain === undefined ? ["pair"] : ["anywhere"],
    isPlainWord: true,
  });
};

/** A time that has passed already is left out: it would be overdue at once. */
function laterToday(entry: Entry, time: string): string | null {
  return time > entry.time ? time : null;
}

/** tonight, this morning, this afternoon, this evening */
const partOfToday: Form = (entry, at) => {
  const isTonight = lowerAt(entry, at) === "tonight";
  const part = isTonight ? "evening" : lowerAt(entry, at + 1);
  const time = lookUp(PARTS_OF_DAY, part);
  const isNamed = isTonight || (lowerAt(entry, at) === "this" && part !== "night");
  if (time === undefined || !isNamed) {
    return null;
  }
  return dateCandidate({
    day: entry.today,
    time: laterToday(entry, time),
    from: at,
    to: isTonight ? at + 1 : at + 2,
    places: ["anywhere"],
    lateFrom: lookUp(LATE_FROM, part) ?? null,
    isPlainWord: true,
  });
};

/** day after tomorrow */
const afterTomorrow: Form = (entry, at) => {
  const start = lowerAt(entry, at) === "the" ? at + 1 : at;
  const words = [0, 1, 2].map((step) => lowerAt(entry, start + step)).join(" ");
  return words === "day after tomorrow"
    ? dateCandidate({
        day: addDays(entry.today, 2),
        from: at,
        to: start + 3,
        places: ["anywhere"],
        isPlainWord: true,
      })
    : null;
};

function periodDay(entry: Entry, phrase: string): string | null {
  const { today, weekStart } = entry;
  switch (phrase) {
    case "this weekend":
      return weekend(today, weekStart).date;
    case "next weekend":
      return nextWeekend(today, weekStart);
    case "next week":
      return nextWeek(today, weekStart);
    case "next month":
      return startOfMonth(addMonths(today, 1));
    case "next year":
      return dayFrom(partsOf(today).year + 1, 1, 1);
    default:
      return null;
  }
}

/** next week, next month, next year, this weekend, next weekend */
const period: Form = (entry, at) => {
  const day = periodDay(entry, `${lowerAt(entry, at)} ${lowerAt(entry, at + 1)}`);
  return day === null
    ? null
    : dateCandidate({ day, from: at, to: at + 2, places: AT_THE_END, isPlainWord: true });
};

/** on the 15th, by the 1st of next month */
const ordinal: Form = (entry, at) => {
  const start = lowerAt(entry, at) === "the" ? at + 1 : at;
  const [, digits] = ORDINAL.exec(lowerAt(entry, start)) ?? [];
  const rest = [1, 2, 3].map((step) => lowerAt(entry, start + step)).join(" ");
  const [month] = /^of (?:the|this|next) month$/u.exec(rest) ?? [];
  const { year, month: current } = partsOf(entry.today);
  const first = dayFrom(year, current, 1);
  if (digits === undefined || first === null) {
    return null;
  }
  for (let later = month === "of next month" ? 1 : 0; later <= MONTHS_OF_A_YEAR; later += 1) {
    const shown = partsOf(addMonths(first, later));
    const day = dayFrom(shown.year, shown.month, Number(digits));
    if (day !== null && day >= entry.today) {
      const to = month === undefined ? start + 1 : start + 4;
      return dateCandidate({ day, from: at, to, places: ["introduced-end", "pair"] });
    }
  }
  return null;
};

/** end of month, the end of the month */
const monthEnd: Form = (entry, at) => {
  const start = lowerAt(entry, at) === "the" ? at + 1 : at;
  const rest = [0, 1, 2, 3].map((step) => lowerAt(entry, start + step)).join(" ");
  const [phrase] = /^end of (?:(?:the|this) )?month(?= |$)/u.exec(rest) ?? [];
  return phrase === undefined
    ? null
    : dateCandidate({
        day: endOfMonth(entry.today),
        from: at,
        to: start + phrase.split(" ").length,
        places: AT_THE_END,
      });
};

export const RELATIVE_FORMS: readonly Form[] = [
  relativeDay,
  partOfToday,
  afterTomorrow,
  ...WEEKDAY_FORMS,
  period,
  ...COUNTED_FORMS,
  ordinal,
  monthEnd,
];
