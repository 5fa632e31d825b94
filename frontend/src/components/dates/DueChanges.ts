import { addDays, type Day } from "@/lib/dates/day";
import { localDue, type Moment } from "@/lib/dates/due";
import { type DateOrder, formatDay, formatTime } from "@/lib/dates/format";
import { dayThere, movedTo } from "@/lib/dates/reschedule";
import { instantOf } from "@/lib/dates/zone";
import type { Actions } from "@/lib/replica/actions";
import type { Todo, TodoPatch } from "@/lib/replica/types";
import type { TimeOfDay } from "./DueTime";

type Change = { todos: readonly Todo[]; moment: Moment; order: DateOrder; actions: Actions };

function subject(todos: readonly Todo[]): string {
  const [only] = todos;
  return todos.length === 1 && only !== undefined ? only.title : `${todos.length} todos`;
}

function idsOf(todos: readonly Todo[]): readonly string[] {
  return todos.map(({ id }) => id);
}

/** "tomorrow", "on Friday", "on 4 Dec" */
function inSentence(day: Day, { moment, order }: Change): string {
  const words = formatDay(day, moment.today, order);
  return ["Today", "Tomorrow", "Yesterday"].includes(words) ? words.toLowerCase() : `on ${words}`;
}

/** Puts all of them on a day, as one action with one undo; each keeps its time, or gets this one. */
export function putOn(day: Day, change: Change, time: TimeOfDay | null): void {
  const { todos, moment, actions } = change;
  const text = `Due ${inSentence(day, change)}: ${subject(todos)}`;
  const own = time === null ? {} : { due_time: time.time, due_timezone: time.zone };
  const patchOf = (todo: Todo) => ({ ...movedTo({ ...todo, ...own }, day, moment), ...own });
  actions.change(idsOf(todos), patchOf, text);
}

export function removeDay({ todos, actions }: Change): void {
  const patch = { due_date: null, due_time: null, due_timezone: null };
  actions.change(idsOf(todos), patch, `No date: ${subject(todos)}`);
}

/** The next day on which the clocks have not passed this time yet. */
function nextDay({ time, zone }: TimeOfDay, { today, now, zone: here }: Moment): Day {
  const isPast = time !== null && instantOf(today, time, zone ?? here) <= now;
  return isPast ? addDays(today, 1) : today;
}

/**
 * Each stays on the day that the person sees, wherever its time was fixed or is now; what has no day
 * yet gets the next one on which the time is still to come.
 */
export function setTime(value: TimeOfDay, { todos, moment, actions }: Change): void {
  const due = { due_time: value.time, due_timezone: value.zone };
  const text =
    value.time === null
      ? `No time: ${subject(todos)}`
      : `Due at ${formatTime(value.time)}: ${subject(todos)}`;
  function patchOf(todo: Todo): TodoPatch {
    const day = localDue(todo, moment.zone)?.day;
    if (day !== undefined) {
      return { ...due, due_date: dayThere({ ...todo, ...due }, day, moment.zone) };
    }
    return value.time === null ? due : { ...due, due_date: nextDay(value, moment) };
  }
  actions.change(idsOf(todos), patchOf, text);
}
