"use client";

import { useId } from "react";
import { DateOption, SnoozeOptions } from "@/components/dates/DateOptions";
import { useList } from "@/components/todo/ListContext";
import { Popover } from "@/components/ui/Popover";
import { FIRST_DAY, LAST_DAY } from "@/lib/dates/day";
import { movedTo } from "@/lib/dates/reschedule";
import { zoneCity } from "@/lib/dates/zone";
import type { Todo } from "@/lib/replica/types";
import { dueOf, type EditorValues } from "./EditorValues";
import styles from "./TodoEditor.module.css";

type EditorDateProps = {
  anchor: HTMLElement;
  todo: Todo;
  values: EditorValues;
  onChange: (part: Partial<EditorValues>) => void;
  onClose: () => void;
};

/** The days one postpones to, and the browser's own inputs for every other day and the time. */
export function EditorDate({ anchor, todo, values, onChange, onClose }: EditorDateProps) {
  const { moment, settings } = useList();
  const { due, time } = values;
  const id = useId();

  const fixedZone = todo.due_timezone === moment.zone ? null : todo.due_timezone;

  function choose(day: string): void {
    const { due_time } = movedTo(dueOf(todo, values, moment.zone), day, moment);
    onChange(due_time === null ? { due: day, time: "" } : { due: day });
    onClose();
  }

  return (
    <Popover anchor={anchor} label="Date" onClose={onClose}>
      <SnoozeOptions
        onPick={choose}
        settings={settings}
        today={moment.today}
        value={due === "" ? null : due}
      />
      {due !== "" && (
        <DateOption
          icon="cross"
          onClick={() => {
            onChange({ due: "" });
            onClose();
          }}
        >
          No date
        </DateOption>
      )}
      <div className={styles.dates}>
        <label htmlFor={`${id}-due`}>Day</label>
        <input
          className={styles.input}
          id={`${id}-due`}
          max={LAST_DAY}
          min={FIRST_DAY}
          onChange={(event) => onChange({ due: event.currentTarget.value })}
          type="date"
          value={due}
        />
        <label htmlFor={`${id}-time`}>
          {fixedZone === null ? "Time" : `Time in ${zoneCity(fixedZone)}`}
        </label>
        <input
          className={styles.input}
          disabled={due === ""}
          id={`${id}-time`}
          onChange={(event) => onChange({ time: event.currentTarget.value })}
          type="time"
          value={due === "" ? "" : time}
        />
      </div>
    </Popover>
  );
}
