"use client";

import { type SubmitEvent, useCallback, useRef, useState } from "react";
import { titleProblem } from "@/components/todo/EditorValues";
import { CAPTURE_ID, captureReady } from "@/components/todo/Focus";
import { RefusedTodos } from "@/components/todo/RefusedTodos";
import styles from "@/components/todo/TodoForm.module.css";
import { announce } from "@/components/ui/Announcer";
import { Icon } from "@/components/ui/Icon";
import { useDraft } from "@/lib/drafts";
import { useTodoActions } from "@/lib/todos";

/** Enter adds and the input is free for the next one; what the server refuses comes back. */
export function TodoForm() {
  const [title, setTitle, clearTitle] = useDraft("new-todo");
  const [problem, setProblem] = useState<string>();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const { create } = useTodoActions();
  const input = useRef<HTMLInputElement>(null);
  const place = useCallback((element: HTMLInputElement | null) => {
    input.current = element;
    captureReady(element);
  }, []);

  async function add(wanted: string): Promise<void> {
    announce(`Added ${wanted}`);
    if (await create({ title: wanted })) {
      return;
    }
    if (input.current === null || input.current.value === "") {
      setTitle(wanted);
    } else {
      setRefused((known) => (known.includes(wanted) ? known : [...known, wanted]));
    }
  }

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    input.current?.focus();
    const wanted = title.trim();
    const found = wanted === "" ? undefined : titleProblem(wanted);
    setProblem(found);
    if (wanted !== "" && found === undefined) {
      clearTitle();
      void add(wanted);
    }
  }

  function retry(wanted: string): void {
    setRefused((known) => known.filter((text) => text !== wanted));
    void add(wanted);
  }

  return (
    <div className={styles.dock}>
      <form className={styles.capture} onSubmit={onSubmit}>
        <Icon className={styles.plus} name="plus" />
        <label className={styles.label} htmlFor={CAPTURE_ID}>
          New todo
        </label>
        <input
          aria-describedby={problem === undefined ? undefined : "new-todo-error"}
          aria-invalid={problem !== undefined || undefined}
          autoComplete="off"
          className={styles.input}
          enterKeyHint="done"
          id={CAPTURE_ID}
          name="title"
          onChange={(event) => {
            setTitle(event.currentTarget.value);
            setProblem(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.currentTarget.blur();
            }
          }}
          placeholder=" "
          ref={place}
          value={title}
        />
        <button className={styles.add} type="submit">
          Add
        </button>
      </form>
      {problem !== undefined && (
        <p className={styles.problem} id="new-todo-error" role="alert">
          {problem}
        </p>
      )}
      <RefusedTodos onRetry={retry} titles={refused} />
    </div>
  );
}
