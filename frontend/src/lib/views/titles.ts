import { daysBetween } from "@/lib/dates/day";
import { type DateOrder, formatDate, formatDay } from "@/lib/dates/format";

/** What a day is called beside today: Yesterday, Today, Tomorrow, else its weekday. */
export function dayName(day: string, today: string, order: DateOrder): string {
  return Math.abs(daysBetween(today, day)) <= 1
    ? formatDay(day, today, order)
    : formatDate(day, "weekday", order);
}

/** The date of a day, with its year only where that is another one. */
export function dayDate(day: string, today: string, order: DateOrder): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return formatDate(day, isThisYear ? "date" : "dateOfYear", order);
}
