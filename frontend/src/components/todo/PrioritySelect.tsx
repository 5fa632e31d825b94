import { PRIORITIES } from "./Priority";
import styles from "./TodoEditor.module.css";

type PrioritySelectProps = { id: string; value: number; onChange: (priority: number) => void };

export function PrioritySelect({ id, value, onChange }: PrioritySelectProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Priority</label>
      <select
        className={styles.input}
        id={id}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
        value={value}
      >
        {PRIORITIES.map((priority) => (
          <option key={priority.value} value={priority.value}>
            {priority.name}
          </option>
        ))}
      </select>
    </div>
  );
}
