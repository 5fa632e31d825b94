import { addDays, type Day, onOrAfter, startOfWeek, type WeekStart } from "./day";

type SnoozeKey = "today" | "tomorrow" | "weekend" | "next-week";

export type SnoozeDay = { key: SnoozeKey; label: string; date: Day };

const SUNDAY = 0;
const MONDAY = 1;
const FRIDAY = 5;
const SATURDAY = 6;
const WEEK = 7;

/** Where the week begins on Saturday, people rest on Friday and Saturday. */
function restDay(weekStart: WeekStart): number {
  return weekStart === "saturday" ? FRIDAY : SATURDAY;
}

/** The first working day of the week after this one. */
export function nextWeek(today: Day, weekStart: WeekStart): Day {
  const start = addDays(startOfWeek(today, weekStart), WEEK);
  return onOrAfter(start, weekStart === "saturday" ? SUNDAY : MONDAY);
}

/** The weekend that has begun or comes next, and whether it has begun. */
export function weekend(today: Day, weekStart: WeekStart): { date: Day; hasBegun: boolean } {
  const rest = restDay(weekStart);
  const hasBegun = onOrAfter(addDays(today, -1), rest) <= today;
  return { date: hasBegun ? today : onOrAfter(today, rest), hasBegun };
}

/** The first day of the weekend after this one, or of this one's successor while it lasts. */
export function nextWeekend(today: Day, weekStart: WeekStart): Day {
  const { date, hasBegun } = weekend(today, weekStart);
  const rest = restDay(weekStart);
  return hasBegun ? onOrAfter(addDays(today, 2), rest) : addDays(date, WEEK);
}

/** The days that one postpones to. During a weekend the weekend meant is the next one. */
export function snoozeDays(today: Day, weekStart: WeekStart): readonly SnoozeDay[] {
  const { date, hasBegun } = weekend(today, weekStart);
  return [
    { key: "today", label: "Today", date: today },
    { key: "tomorrow", label: "Tomorrow", date: addDays(today, 1) },
    hasBegun
      ? { key: "weekend", label: "Next weekend", date: nextWeekend(today, weekStart) }
      : { key: "weekend", label: "This weekend", date },
    { key: "next-week", label: "Next week", date: nextWeek(today, weekStart) },
  ];
}
