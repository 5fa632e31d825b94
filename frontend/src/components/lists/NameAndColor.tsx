"use client";

import { type SubmitEvent, useId, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { focusFirst } from "@/components/ui/FocusFirst";
import { text } from "@/components/ui/Submit";
import { COLORS, colorOf } from "./Colors";
import styles from "./NameAndColor.module.css";
import type { NameAndColorValues } from "./NameAndColorValues";

type NameAndColorProps = {
  before: NameAndColorValues;
  longest: number;
  submitText: string;
  /** What is wrong with a name, in a sentence; null where nothing is. */
  check: (name: string) => string | null;
  onSave: (values: NameAndColorValues) => void;
};

function closeDialog(element: HTMLElement): void {
  element.closest("dialog")?.close();
}

/** The form of a list or a label; stands in a dialog and closes it. */
export function NameAndColor(props: NameAndColorProps) {
  const { before, longest, submitText, check, onSave } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const nameId = useId();

  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const name = text(data, "name").trim();
    const found = name === "" ? "It needs a name." : check(name);
    setProblem(found);
    if (found === null) {
      // Before it closes: what comes next may want the focus that closing gives back.
      closeDialog(form);
      onSave({ name, color: colorOf(text(data, "color")) });
    } else {
      document.getElementById(nameId)?.focus();
    }
  }

  return (
    <form className={styles.form} noValidate onSubmit={onSubmit}>
      <Field
        autoComplete="off"
        defaultValue={before.name}
        error={problem === null ? undefined : { text: problem, live: true }}
        id={nameId}
        label="Name"
        maxLength={longest}
        name="name"
        onInput={() => setProblem(null)}
        ref={focusFirst}
      />
      <fieldset className={styles.colors}>
        <legend>Colour</legend>
        <div className={styles.swatches}>
          {COLORS.map(({ value, name }) => (
            <label className={styles.swatch} data-color={value} key={value} title={name}>
              <input
                aria-label={name}
                defaultChecked={value === before.color}
                name="color"
                type="radio"
                value={value}
              />
            </label>
          ))}
        </div>
      </fieldset>
      <div className={styles.actions}>
        <Button type="submit" variant="primary">
          {submitText}
        </Button>
        <Button onClick={(event) => closeDialog(event.currentTarget)} variant="quiet">
          Cancel
        </Button>
      </div>
    </form>
  );
}
