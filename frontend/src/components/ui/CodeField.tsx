"use client";

import type { InputEvent, RefCallback } from "react";
import { Field, type FieldError } from "./Field";

const DIGITS = 6;

/** Whoever has typed or pasted the last digit is done: nothing else is asked for. */
function sendWhenComplete({ currentTarget }: InputEvent<HTMLInputElement>): void {
  const digits = currentTarget.value.replaceAll(/\s/g, "");
  if (/^\d+$/.test(digits) && digits.length === DIGITS) {
    currentTarget.form?.requestSubmit();
  }
}

type CodeFieldProps = {
  error?: FieldError | undefined;
  hint?: string;
  ref?: RefCallback<HTMLInputElement>;
};

/** The six digits of an app; phones offer the ones they know. */
export function CodeField({ error, hint, ref }: CodeFieldProps) {
  return (
    <Field
      autoComplete="one-time-code"
      error={error}
      hint={hint}
      inputMode="numeric"
      label="Code"
      maxLength={8}
      name="code"
      onInput={sendWhenComplete}
      ref={ref}
      spellCheck={false}
    />
  );
}
