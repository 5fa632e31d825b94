"use client";

import { type KeyboardEvent, type SubmitEvent, useState } from "react";
import { useList } from "@/components/todo/ListContext";
import { Button } from "@/components/ui/Button";
import { isComposing } from "@/components/ui/Typing";
import { useDraft } from "@/lib/drafts";
import { notify } from "@/lib/notices";
import type { Todo } from "@/lib/replica/types";
import { EditorChips, type EditorPopup } from "./EditorChips";
import { EditorParts } from "./EditorParts";
import { EditorPopups } from "./EditorPopups";
import {
  changeOf,
  dayProblem,
  type EditorValues,
  isChange,
  titleProblem,
  touchedIn,
  valuesOf,
} from "./EditorValues";
import { TitleField } from "./TitleField";
import styles from "./TodoEditor.module.css";

/** Stable, so that it runs once per editor. */
function show(form: HTMLFormElement | null): void {
  form?.scrollIntoView({ block: "nearest" });
}

type Open = { popup: EditorPopup; anchor: HTMLElement };

/** The row, opened. What is typed is kept as a draft: a reload or an ended session loses nothing. */
export function TodoEditor({ todo }: { todo: Todo }) {
  const { commands, moment } = useList();
  const [draft, setDraft, forget] = useDraft(`todo.${todo.id}`);
  const [isChecked, setChecked] = useState(false);
  const [open, setOpen] = useState<Open | null>(null);
  const touched = touchedIn(draft);
  const values = { ...valuesOf(todo, moment.zone), ...touched };
  const wrongTitle = isChecked ? titleProblem(values.title) : undefined;
  const wrongDay = isChecked ? dayProblem(values.due) : undefined;

  function set(part: Partial<EditorValues>): void {
    setDraft(JSON.stringify({ ...touched, ...part }));
    setChecked(false);
  }

  function leave(): void {
    forget();
    commands.stopEditing(todo.id);
    if (isChange(changeOf(todo, values, moment.zone))) {
      const text = `Changes discarded: ${todo.title}`;
      notify({ kind: "undo", text, undo: takeUpAgain });
    }
  }

  function takeUpAgain(): void {
    // It begins with its draft, also where it has been opened again meanwhile.
    commands.stopEditing(todo.id);
    setDraft(draft);
    commands.edit(todo.id);
  }

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    setChecked(true);
    if ((titleProblem(values.title) ?? dayProblem(values.due)) === undefined) {
      commands.save(todo, values);
      forget();
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    if (isComposing(event.nativeEvent)) {
      return;
    }
    if (event.key === "Escape") {
      event.preventDefault();
      leave();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.currentTarget.requestSubmit();
    }
  }

  return (
    <>
      <form
        aria-label={`Edit ${todo.title}`}
        className={styles.editor}
        data-editor
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={onSubmit}
        ref={show}
      >
        <TitleField
          onChange={(title) => set({ title })}
          problem={wrongTitle}
          value={values.title}
        />
        <textarea
          aria-label="Notes"
          className={styles.notes}
          onChange={(event) => set({ notes: event.currentTarget.value })}
          placeholder="Notes"
          rows={1}
          value={values.notes}
        />
        <EditorParts onChange={(parts) => set({ parts })} parts={values.parts} />
        <EditorChips
          onOpen={(popup, anchor) => setOpen(open?.anchor === anchor ? null : { popup, anchor })}
          todo={todo}
          values={values}
        />
        {wrongDay !== undefined && (
          <p className={styles.problem} role="alert">
            {wrongDay}
          </p>
        )}
        <div className={styles.actions}>
          <Button type="submit" variant="primary">
            Save
          </Button>
          <Button onClick={leave} variant="quiet">
            Cancel
          </Button>
        </div>
      </form>
      {open !== null && (
        <EditorPopups
          anchor={open.anchor}
          onChange={set}
          onClose={() => setOpen(null)}
          popup={open.popup}
          todo={todo}
          values={values}
        />
      )}
    </>
  );
}
