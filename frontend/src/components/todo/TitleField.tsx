import { useId } from "react";
import styles from "./TodoEditor.module.css";

/** Stable, so that it runs once per editor. */
function focusAtEnd(input: HTMLInputElement | null): void {
  input?.focus();
  input?.setSelectionRange(input.value.length, input.value.length);
}

type TitleFieldProps = {
  value: string;
  problem: string | undefined;
  onChange: (title: string) => void;
};

export function TitleField({ value, problem, onChange }: TitleFieldProps) {
  const id = useId();
  return (
    <>
      <input
        aria-describedby={problem === undefined ? undefined : `${id}-error`}
        aria-invalid={problem !== undefined || undefined}
        aria-label="Title"
        autoComplete="off"
        className={styles.title}
        data-row-control
        enterKeyHint="done"
        onChange={(event) => onChange(event.currentTarget.value)}
        placeholder="Title"
        ref={focusAtEnd}
        value={value}
      />
      {problem !== undefined && (
        <p className={styles.problem} id={`${id}-error`} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
