"use client";

import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/Icon";
import { type Day, daysBetween } from "@/lib/dates/day";
import { type DateOrder, formatDate } from "@/lib/dates/format";
import { type SnoozeDay, snoozeDays } from "@/lib/dates/snooze";
import type { Settings } from "@/lib/replica/types";
import styles from "./DateMenu.module.css";

const ICONS: Readonly<Record<SnoozeDay["key"], IconName>> = {
  today: "today",
  tomorrow: "sun",
  weekend: "weekend",
  "next-week": "nextWeek",
};
const WEEK = 7;

type OptionProps = {
  icon: IconName;
  children: ReactNode;
  hint?: string | undefined;
  isChosen?: boolean | undefined;
  onClick: () => void;
};

export function DateOption({ icon, children, hint, isChosen, onClick }: OptionProps) {
  return (
    <button
      aria-pressed={isChosen}
      className={styles.option}
      data-option
      onClick={onClick}
      type="button"
    >
      <Icon name={icon} />
      <span className={styles.optionName}>{children}</span>
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
    </button>
  );
}

/** The weekday says enough of a day that is near; of others, and for choice, the date does. */
function dayHint(day: Day, today: Day, order: DateOrder): string {
  const weekday = formatDate(day, "shortWeekday", order);
  const isNear = daysBetween(today, day) < WEEK - 1;
  return isNear ? weekday : `${weekday} ${formatDate(day, "date", order)}`;
}

type SnoozeOptionsProps = {
  value: Day | null;
  today: Day;
  settings: Settings;
  onPick: (day: Day) => void;
};

/** The days one postpones to, each with the date it stands for. */
export function SnoozeOptions({ value, today, settings, onPick }: SnoozeOptionsProps) {
  return snoozeDays(today, settings.week_start).map(({ key, label, date }) => (
    <DateOption
      hint={dayHint(date, today, settings.date_order)}
      icon={ICONS[key]}
      isChosen={value === date}
      key={key}
      onClick={() => onPick(date)}
    >
      {label}
    </DateOption>
  ));
}
