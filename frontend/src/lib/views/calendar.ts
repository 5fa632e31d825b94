import { addDays } from "@/lib/dates/day";
import { type DateOrder, formatDate } from "@/lib/dates/format";
import { instantOf, type WallClock, wallClock } from "@/lib/dates/zone";
import type { Todo } from "@/lib/replica/types";
import { put } from "./group-by";
import type { Compare } from "./order";
import type { Section } from "./section";
import { dayDate, dayName } from "./titles";
import type { Row } from "./tree";

type Day = { day: string; today: string; order: DateOrder };

/** How many days of Upcoming have their heading even where nothing is due. */
const NEXT_DAYS = 7;
/** After these many days Upcoming goes on by month. */
const DAYS_ONE_BY_ONE = 28;
const MIDNIGHT = "00:00";
const HOUR_MINUTES = 60;
const MINUTE_MS = 60_000;
const MONTH_LENGTH = "2026-11".length;

type ToRows = (todos: readonly Todo[]) => Row[];

export type Due = {
  /** Open todos with the day they are due where the person is. */
  todos: readonly { todo: Todo; day: string }[];
  today: string;
  order: DateOrder;
  compare: Compare;
  toRows: ToRows;
};

function daySection({ day, today, order }: Day, rows: readonly Row[]): Section {
  return {
    key: day,
    title: dayName(day, today, order),
    detail: dayDate(day, today, order),
    date: day,
    rows,
  };
}

/** What is overdue, then what is due today; a heading only where there are two parts to tell. */
export function todaySections({ todos, today, order, compare, toRows }: Due): Section[] {
  const overdue = todos.filter(({ day }) => day < today).map(({ todo }) => todo);
  const due = todos.filter(({ day }) => day === today).map(({ todo }) => todo);
  const sections: Section[] = [];
  if (overdue.length > 0) {
    const rows = toRows(overdue.sort(compare));
    sections.push({ key: "overdue", title: "Overdue", detail: null, date: null, rows });
  }
  if (due.length > 0) {
    const rows = toRows(due.sort(compare));
    const titled = daySection({ day: today, today, order }, rows);
    sections.push(overdue.length > 0 ? titled : { ...titled, title: null, detail: null });
  }
  return sections;
}

function monthSection(month: string, { today, order }: Due, rows: readonly Row[]): Section {
  const isThisYear = month.slice(0, 4) === today.slice(0, 4);
  return {
    key: month,
    title: formatDate(`${month}-01`, "monthOnly", order),
    detail: isThisYear ? null : month.slice(0, 4),
    date: null,
    rows,
  };
}

/** Each of the next days, then those later days with something due, then months. */
export function upcomingSections(due: Due): Section[] {
  const { todos, today, order, compare, toRows } = due;
  const farFrom = addDays(today, DAYS_ONE_BY_ONE);
  const days = new Map<string, Todo[]>();
  const months = new Map<string, Todo[]>();
  for (let distance = 0; distance < NEXT_DAYS; distance += 1) {
    days.set(addDays(today, distance), []);
  }
  for (const { todo, day } of todos) {
    if (day >= farFrom) {
      put(months, day.slice(0, MONTH_LENGTH), todo);
    } else if (day >= today) {
      put(days, day, todo);
    }
  }
  const rowsOf = (group: Todo[]): Row[] => toRows(group.sort(compare));
  return [
    ...sorted(days).map(([day, group]) => daySection({ day, today, order }, rowsOf(group))),
    ...sorted(months).map(([month, group]) => monthSection(month, due, rowsOf(group))),
  ];
}

function sorted<T>(groups: Map<string, T>): [string, T][] {
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

type Done = { todos: readonly Todo[]; today: string; zone: string; order: DateOrder };

/** By the day of completion, the latest first; what was completed at once stays as it is given. */
export function completedSections(done: Done, toRows: ToRows): Section[] {
  const { today, zone, order } = done;
  const days = groupByDay(done.todos, zone);
  return days.map(([day, group]) => ({
    ...daySection({ day, today, order }, toRows(group)),
    date: null,
  }));
}

/** When the day began that has the instant in it, of which the clock is known. */
function startOfDay(instant: number, { day, time }: WallClock, zone: string): number {
  const minutes = Number(time.slice(0, 2)) * HOUR_MINUTES + Number(time.slice(3));
  const start = Math.floor(instant / MINUTE_MS - minutes) * MINUTE_MS;
  const first = wallClock(start, zone);
  return first.day === day && first.time === MIDNIGHT ? start : instantOf(day, MIDNIGHT, zone);
}

/** Asks for the clocks of the zone once for each day, not for each todo: that would take long. */
function groupByDay(todos: readonly Todo[], zone: string): [string, Todo[]][] {
  const latestFirst = todos
    .map((todo) => ({ todo, instant: Date.parse(todo.completed_at ?? todo.updated_at) }))
    .sort((one, other) => other.instant - one.instant);
  const days: [string, Todo[]][] = [];
  let start = Number.POSITIVE_INFINITY;
  for (const { todo, instant } of latestFirst) {
    if (instant < start) {
      const clock = wallClock(instant, zone);
      start = startOfDay(instant, clock, zone);
      days.push([clock.day, []]);
    }
    days.at(-1)?.[1].push(todo);
  }
  return days;
}
