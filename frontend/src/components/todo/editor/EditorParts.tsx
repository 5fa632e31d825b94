"use client";

import type { KeyboardEvent } from "react";
import { Icon } from "@/components/ui/Icon";
import { isComposing } from "@/components/ui/Typing";
import styles from "./TodoEditor.module.css";

type EditorPartsProps = { parts: readonly string[]; onChange: (parts: readonly string[]) => void };

/** Stable, so that it runs when an empty line comes into the page. */
function focus(input: HTMLInputElement | null): void {
  input?.focus();
}

/** Parts to add when the editor is saved, one in a line; empty lines count as none. */
export function EditorParts({ parts, onChange }: EditorPartsProps) {
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, index: number): void {
    const isPlain = !event.ctrlKey && !event.metaKey && !isComposing(event.nativeEvent);
    if (event.key === "Enter" && isPlain && parts[index]?.trim() !== "") {
      event.preventDefault();
      onChange(parts.toSpliced(index + 1, 0, ""));
    }
  }

  return (
    <div className={styles.parts}>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is what stands in its line.
        <div className={styles.part} key={index}>
          <input
            aria-label={`Part ${index + 1}`}
            autoComplete="off"
            className={styles.input}
            onChange={(event) => onChange(parts.with(index, event.currentTarget.value))}
            onKeyDown={(event) => onKeyDown(event, index)}
            ref={part === "" ? focus : undefined}
            value={part}
          />
          <button
            aria-label={`Leave out part ${index + 1}`}
            className={styles.icon}
            onClick={() => onChange(parts.toSpliced(index, 1))}
            type="button"
          >
            <Icon name="cross" />
          </button>
        </div>
      ))}
      <button className={styles.add} onClick={() => onChange([...parts, ""])} type="button">
        <Icon name="plus" />
        Add a part
      </button>
    </div>
  );
}
