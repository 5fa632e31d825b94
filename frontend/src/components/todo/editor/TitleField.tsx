import { type KeyboardEvent, useId } from "react";
import { isComposing } from "@/components/ui/Typing";
import styles from "./TodoEditor.module.css";

/** Stable, so that it runs once per editor. */
function focusAtEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

/** As in an input; what is typed with Control belongs to the form. */
function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const isPlain = !event.ctrlKey && !event.metaKey && !isComposing(event.nativeEvent);
  if (event.key === "Enter" && isPlain) {
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  }
}

/** A title is one line: what is pasted may be more. */
function inOneLine(text: string): string {
  return text.replace(/\s*[\n\r\u2028\u2029]\s*/gu, " ");
}

type TitleFieldProps = {
  value: string;
  problem: string | undefined;
  onChange: (title: string) => void;
};

/** Grows with its text, so that all of a long title is in sight. */
export function TitleField({ value, problem, onChange }: TitleFieldProps) {
  const id = useId();
  return (
    <>
      <textarea
        aria-describedby={problem === undefined ? undefined : `${id}-error`}
        aria-invalid={problem !== undefined || undefined}
        aria-label="Title"
        autoComplete="off"
        className={styles.title}
        data-row-control
        enterKeyHint="done"
        onChange={(event) => onChange(inOneLine(event.currentTarget.value))}
        onKeyDown={sendOnEnter}
        placeholder="Title"
        ref={focusAtEnd}
        rows={1}
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
