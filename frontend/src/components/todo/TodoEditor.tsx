"use client";

import { type KeyboardEvent, type SubmitEvent, useId, useState } from "react";
import { Button } from "@/components/ui/Button";
import { useDraft } from "@/lib/drafts";
import type { Todo } from "@/lib/todos";
import { DueInput } from "./DueInput";
import { type EditorValues, parseValues, titleProblem, valuesOf } from "./EditorValues";
import { PrioritySelect } from "./PrioritySelect";
import styles from "./TodoEditor.module.css";

/** Stable, so that it runs once per editor. */
function focusAtEnd(input: HTMLInputElement | null): void {
  input?.focus();
  input?.setSelectionRange(input.value.length, input.value.length);
}

type TodoEditorProps = {
  todo: Todo;
  /** `forget` drops what was typed; call it once the change is safe. */
  onSave: (values: EditorValues, forget: () => void) => void;
  onCancel: () => void;
};

/** The row, opened. What is typed is kept as a draft: a reload or an ended session loses nothing. */
export function TodoEditor({ todo, onSave, onCancel }: TodoEditorProps) {
  const [draft, setDraft, forget] = useDraft(`todo.${todo.id}`);
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const values = parseValues(draft) ?? valuesOf(todo);

  function set(part: Partial<EditorValues>): void {
    setDraft(JSON.stringify({ ...values, ...part }));
    setProblem(undefined);
  }

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const found = titleProblem(values.title);
    setProblem(found);
    if (found === undefined) {
      onSave(values, forget);
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    if (event.key === "Escape") {
      event.preventDefault();
      forget();
      onCancel();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.currentTarget.requestSubmit();
    }
  }

  return (
    <li className={styles.item} data-row={todo.id}>
      <form className={styles.editor} noValidate onKeyDown={onKeyDown} onSubmit={onSubmit}>
        <div className={styles.field}>
          <label htmlFor={`${id}-title`}>Title</label>
          <input
            aria-describedby={problem === undefined ? undefined : `${id}-error`}
            aria-invalid={problem !== undefined || undefined}
            autoComplete="off"
            className={styles.title}
            data-row-control
            enterKeyHint="done"
            id={`${id}-title`}
            onChange={(event) => set({ title: event.currentTarget.value })}
            ref={focusAtEnd}
            value={values.title}
          />
          {problem !== undefined && (
            <p className={styles.problem} id={`${id}-error`} role="alert">
              {problem}
            </p>
          )}
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-notes`}>Notes</label>
          <textarea
            className={styles.notes}
            id={`${id}-notes`}
            onChange={(event) => set({ notes: event.currentTarget.value })}
            rows={2}
            value={values.notes}
          />
        </div>
        <div className={styles.details}>
          <DueInput id={`${id}-due`} onChange={(due) => set({ due })} value={values.due} />
          <PrioritySelect
            id={`${id}-priority`}
            onChange={(priority) => set({ priority })}
            value={values.priority}
          />
        </div>
        <div className={styles.actions}>
          <Button type="submit" variant="primary">
            Save
          </Button>
          <Button
            onClick={() => {
              forget();
              onCancel();
            }}
            variant="quiet"
          >
            Cancel
          </Button>
        </div>
      </form>
    </li>
  );
}
