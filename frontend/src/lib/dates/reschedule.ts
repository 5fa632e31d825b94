import { addDays, type Day, daysBetween } from "./day";
import { type Due, isOverdue, localDue, type Moment } from "./due";

type DuePatch = { due_date: Day; due_time?: null; due_timezone?: null };

/**
 * What puts a todo on another day, as the person's clocks have it. Its time stays, unless that has
 * passed already: the todo would be overdue again at once.
 */
export function movedTo(due: Due, day: Day, moment: Moment): DuePatch {
  const date = dayThere(due, day, moment.zone);
  const isPast = day === moment.today && isOverdue({ ...due, due_date: date }, moment);
  return isPast ? { due_date: date, due_time: null, due_timezone: null } : { due_date: date };
}

/** The day to store for one of `zone`: a time that is fixed elsewhere may fall on the one beside. */
export function dayThere(due: Due, day: Day, zone: string): Day {
  const local = localDue({ ...due, due_date: day }, zone);
  return local === null ? day : addDays(day, daysBetween(local.day, day));
}
