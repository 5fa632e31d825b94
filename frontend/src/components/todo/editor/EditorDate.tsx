"use client";

import { useId } from "react";
import { DateOption, SnoozeOptions } from "@/components/dates/DateOptions";
import { useList } from "@/components/todo/ListContext";
import { Popover } from "@/components/ui/Popover";
import { FIRST_DAY, LAST_DAY } from "@/lib/dates/day";
import type { EditorValues } from "./EditorValues";
import styles from "./TodoEditor.module.css";

type EditorDateProps = {
  anchor: HTMLElement;
  values: EditorValues;
  onChange: (part: Partial<EditorValues>) => void;
  onClose: () => void;
};

/** The days one postpones to, and the browser's own inputs for every other day and the time. */
export function EditorDate({ anchor, values, onChange, onClose }: EditorDateProps) {
  const { moment, settings } = useList();
  const { due, time } = values;
  const id = useId();

  function choose(day: string): void {
    onChange({ due: day });
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
        <DateOption icon="cross" onClick={() => choose("")}>
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
        <label htmlFor={`${id}-time`}>Time</label>
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
