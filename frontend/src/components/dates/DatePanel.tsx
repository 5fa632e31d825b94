"use client";

import { type KeyboardEvent, useState } from "react";
import { Popover } from "@/components/ui/Popover";
import type { Day } from "@/lib/dates/day";
import { useMoment } from "@/lib/dates/use-today";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import { commonDue } from "./CommonDue";
import styles from "./DateMenu.module.css";
import { DateOption, SnoozeOptions } from "./DateOptions";
import { putOn, removeDay, setTime } from "./DueChanges";
import { DueTime, isSameTime, type TimeOfDay } from "./DueTime";
import { Month } from "./Month";

export type DatePanelProps = {
  /** What it opens beside; gets the focus back. */
  anchor: HTMLElement;
  ids: readonly string[];
  onClose: () => void;
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function onArrow(event: KeyboardEvent<HTMLDivElement>): void {
  const step = STEPS[event.key];
  const options = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-option]")];
  const current = options.findIndex((option) => option.matches(":focus"));
  if (step !== undefined && current !== -1) {
    event.preventDefault();
    options.at((current + step) % options.length)?.focus();
  }
}

export function DatePanel({ anchor, ids, onClose }: DatePanelProps) {
  const { todos: all, settings } = useSnapshot();
  const actions = useActions();
  const moment = useMoment();
  const [isCalendarOpen, setCalendarOpen] = useState(false);
  const [draft, setDraft] = useState<TimeOfDay | null>(null);
  const todos = ids.flatMap((id) => all.get(id) ?? []);
  const { day, time, zone, hasAnyDay } = commonDue(todos, moment.zone);
  const chosen = draft ?? { time, zone };
  const change = { todos, moment, order: settings.date_order, actions };
  const [only] = todos;

  function close(work: () => void): void {
    onClose();
    work();
  }

  function pick(picked: Day): void {
    const isNew = draft !== null && !isSameTime(draft, { time, zone });
    close(() => putOn(picked, change, isNew ? draft : null));
  }

  return (
    <Popover
      align="end"
      anchor={anchor}
      className={styles.menu}
      label={`Date of ${only !== undefined && todos.length === 1 ? only.title : `${todos.length} todos`}`}
      onClose={onClose}
      onKeyDown={onArrow}
    >
      {isCalendarOpen ? (
        <Month onPick={pick} settings={settings} today={moment.today} value={day} />
      ) : (
        <>
          <SnoozeOptions onPick={pick} settings={settings} today={moment.today} value={day} />
          <DateOption icon="calendar" onClick={() => setCalendarOpen(true)}>
            Pick a day…
          </DateOption>
          {hasAnyDay && (
            <DateOption icon="cross" onClick={() => close(() => removeDay(change))}>
              No date
            </DateOption>
          )}
        </>
      )}
      <DueTime
        draft={chosen}
        onDraft={setDraft}
        onSet={() => close(() => setTime(chosen, change))}
        value={{ time, zone }}
        zone={moment.zone}
      />
    </Popover>
  );
}
