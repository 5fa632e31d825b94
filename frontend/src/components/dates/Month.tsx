"use client";

import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/Icon";
import { addMonths, type Day, startOfMonth } from "@/lib/dates/day";
import { type DateOrder, formatDate } from "@/lib/dates/format";
import type { Settings } from "@/lib/replica/types";
import styles from "./Month.module.css";
import { dayAfterKey, weeksOf } from "./MonthMoves";

type MonthProps = {
  /** The day that is chosen now. */
  value: Day | null;
  today: Day;
  settings: Pick<Settings, "week_start" | "date_order">;
  onPick: (day: Day) => void;
};

type DayCellProps = {
  day: Day;
  isOutside: boolean;
  isToday: boolean;
  isChosen: boolean;
  isStop: boolean;
  order: DateOrder;
  onPick: (day: Day) => void;
};

function DayCell({ day, isOutside, isToday, isChosen, isStop, order, onPick }: DayCellProps) {
  return (
    <td>
      <button
        aria-current={isToday ? "date" : undefined}
        aria-label={formatDate(day, "full", order)}
        aria-pressed={isChosen}
        className={styles.day}
        data-day={day}
        data-outside={isOutside || undefined}
        onClick={() => onPick(day)}
        tabIndex={isStop ? 0 : -1}
        type="button"
      >
        {Number(day.slice(8))}
      </button>
    </td>
  );
}

function MonthHead({
  month,
  order,
  onTurn,
}: {
  month: Day;
  order: DateOrder;
  onTurn: (by: number) => void;
}) {
  return (
    <div className={styles.head}>
      <p aria-live="polite" className={styles.name}>
        {formatDate(month, "month", order)}
      </p>
      <button
        aria-label="Previous month"
        className={styles.turn}
        onClick={() => onTurn(-1)}
        type="button"
      >
        <Icon className={styles.back} name="chevron" />
      </button>
      <button
        aria-label="Next month"
        className={styles.turn}
        onClick={() => onTurn(1)}
        type="button"
      >
        <Icon className={styles.forth} name="chevron" />
      </button>
    </div>
  );
}

/** A month to pick a day from. One stop for Tab; arrows, Home, End, Page Up and Down move in it. */
export function Month({ value, today, settings, onPick }: MonthProps) {
  const { week_start: weekStart, date_order: order } = settings;
  const [stop, setStop] = useState(value ?? today);
  const grid = useRef<HTMLTableElement>(null);
  const hasMoved = useRef(true);
  const weeks = weeksOf(stop, weekStart);
  const month = startOfMonth(stop);

  useLayoutEffect(() => {
    if (hasMoved.current) {
      hasMoved.current = false;
      grid.current?.querySelector<HTMLElement>(`[data-day="${stop}"]`)?.focus();
    }
  }, [stop]);

  function onKeyDown(event: KeyboardEvent): void {
    const next = dayAfterKey(stop, event, weekStart);
    if (next !== null) {
      event.preventDefault();
      event.stopPropagation();
      hasMoved.current = true;
      setStop(next);
    }
  }

  return (
    <div className={styles.month}>
      <MonthHead month={month} onTurn={(by) => setStop(addMonths(month, by))} order={order} />
      <table
        aria-label={formatDate(month, "month", order)}
        className={styles.grid}
        onKeyDown={onKeyDown}
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a calendar is a grid.
        role="grid"
      >
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th abbr={formatDate(day, "weekday", order)} key={day} scope="col">
                {formatDate(day, "shortWeekday", order).slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  day={day}
                  isChosen={day === value}
                  isOutside={startOfMonth(day) !== month}
                  isStop={day === stop}
                  isToday={day === today}
                  key={day}
                  onPick={onPick}
                  order={order}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
