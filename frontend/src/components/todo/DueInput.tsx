"use client";

import { addDays, nextMonday, useToday } from "./DueDate";
import styles from "./TodoEditor.module.css";

type DueInputProps = { id: string; value: string; onChange: (due: string) => void };

/** The browser's own date input, with the days most things are due on one tap away. */
export function DueInput({ id, value, onChange }: DueInputProps) {
  const today = useToday();
  const choices = [
    { name: "Today", day: today },
    { name: "Tomorrow", day: addDays(today, 1) },
    { name: "Next Monday", day: nextMonday(today) },
    { name: "No date", day: "" },
  ];
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Due date</label>
      <div className={styles.due}>
        <input
          className={styles.input}
          id={id}
          max="9999-12-31"
          onChange={(event) => onChange(event.currentTarget.value)}
          type="date"
          value={value}
        />
        {choices.map(({ name, day }) => (
          <button
            aria-pressed={value === day}
            className={styles.chip}
            key={name}
            onClick={() => onChange(day)}
            type="button"
          >
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
