"use client";

import { type KeyboardEvent, type SubmitEvent, useState } from "react";
import { flushSync } from "react-dom";
import { titleProblem } from "@/components/todo/editor/EditorValues";
import { focusRow } from "@/components/todo/Focus";
import { useList } from "@/components/todo/ListContext";
import { Button } from "@/components/ui/Button";
import { Icon } from "@/components/ui/Icon";
import { isComposing } from "@/components/ui/Typing";
import { useDraft } from "@/lib/drafts";
import type { Todo } from "@/lib/replica/types";
import styles from "./PartForm.module.css";

type PartFormProps = { parent: Todo; onClose: () => void };

/** Stable, so that it runs once per form. */
function focus(input: HTMLInputElement | null): void {
  input?.focus();
}

/** Below the parts of a todo: Enter adds the next one, Escape ends it. */
export function PartForm({ parent, onClose }: PartFormProps) {
  const { commands } = useList();
  const [title, setTitle, clearTitle] = useDraft(`part.${parent.id}`);
  const [problem, setProblem] = useState<string>();

  function close(): void {
    clearTitle();
    flushSync(onClose);
    focusRow(parent.id);
  }

  /** Whether nothing is left that waits to be added. */
  function add(): boolean {
    const wanted = title.trim();
    const found = wanted === "" ? undefined : titleProblem(wanted);
    setProblem(found);
    if (wanted !== "" && found === undefined) {
      clearTitle();
      commands.addPart(parent.id, wanted);
    }
    return found === undefined;
  }

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (title.trim() === "") {
      close();
    } else {
      add();
    }
  }

  function finish(): void {
    if (add()) {
      close();
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape" && !isComposing(event.nativeEvent)) {
      event.preventDefault();
      close();
    }
  }

  return (
    <form className={styles.form} onKeyDown={onKeyDown} onSubmit={onSubmit}>
      <Icon className={styles.plus} name="plus" />
      <input
        aria-describedby={problem === undefined ? undefined : "part-error"}
        aria-invalid={problem !== undefined || undefined}
        aria-label={`New part of ${parent.title}`}
        autoComplete="off"
        className={styles.input}
        enterKeyHint="done"
        onChange={(event) => setTitle(event.currentTarget.value)}
        placeholder="New part"
        ref={focus}
        value={title}
      />
      <Button onClick={finish} variant="quiet">
        Done
      </Button>
      {problem !== undefined && (
        <p className={styles.problem} id="part-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
