import {
  addDays,
  addMonths,
  type Day,
  startOfMonth,
  startOfWeek,
  type WeekStart,
} from "@/lib/dates/day";

const WEEK = 7;
const YEAR = 12;

type KeyPress = { key: string; shiftKey: boolean };

/** Where a key leads from a day of the calendar; null where it means nothing there. */
export function dayAfterKey(
  day: Day,
  { key, shiftKey }: KeyPress,
  weekStart: WeekStart,
): Day | null {
  switch (key) {
    case "ArrowLeft":
      return addDays(day, -1);
    case "ArrowRight":
      return addDays(day, 1);
    case "ArrowUp":
      return addDays(day, -WEEK);
    case "ArrowDown":
      return addDays(day, WEEK);
    case "Home":
      return startOfWeek(day, weekStart);
    case "End":
      return addDays(startOfWeek(day, weekStart), WEEK - 1);
    case "PageUp":
      return addMonths(day, shiftKey ? -YEAR : -1);
    case "PageDown":
      return addMonths(day, shiftKey ? YEAR : 1);
    default:
      return null;
  }
}

/** The weeks that a month touches, whole. */
export function weeksOf(month: Day, weekStart: WeekStart): readonly (readonly Day[])[] {
  const first = startOfMonth(month);
  const next = addMonths(first, 1);
  const weeks: Day[][] = [];
  for (let start = startOfWeek(first, weekStart); start < next; start = addDays(start, WEEK)) {
    weeks.push(Array.from({ length: WEEK }, (_, at) => addDays(start, at)));
  }
  return weeks;
}
