"use client";

import { type InputEvent, type SubmitEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { AuthResult } from "@/types/auth";
import type { FieldError } from "./Field";

type Messages = Readonly<Record<string, string>>;
type Errors = Readonly<Record<string, FieldError>>;

type Submission = {
  /** What is wrong, by field name; an empty record sends the form. */
  check: (data: FormData) => Messages;
  send: (data: FormData) => Promise<AuthResult>;
  /** Called after a success, once the form is empty again. */
  done?: () => void;
};

/** The text of a field; a file never counts as text. */
export function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}

function focusFirst(form: HTMLFormElement, errors: Errors): void {
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && Object.hasOwn(errors, element.name)) {
      element.focus();
      return;
    }
  }
}

/** One way through every account form: check, send once, say what is wrong where it is wrong,
 * and leave no password in the page afterwards. */
export function useSubmit({ check, send, done }: Submission) {
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const sending = useRef(false);

  function refuse(form: HTMLFormElement, messages: Messages, live: boolean): void {
    const found = Object.fromEntries(
      Object.entries(messages).map(([name, message]) => [name, { text: message, live }]),
    );
    // The messages must stand in the page before the focus makes a screen reader read them.
    flushSync(() => setErrors(found));
    focusFirst(form, found);
  }

  async function submit(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const found = check(data);
    setFailure(null);
    setErrors({});
    if (Object.keys(found).length > 0) {
      refuse(form, found, false);
      return;
    }
    sending.current = true;
    setPending(true);
    const result = await send(data).finally(() => {
      sending.current = false;
      setPending(false);
    });
    if (result.ok) {
      form.reset();
      done?.();
    } else if (result.field !== null && form.elements.namedItem(result.field) !== null) {
      refuse(form, { [result.field]: result.message }, true);
    } else {
      setFailure(result.message);
    }
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!sending.current) {
      void submit(event.currentTarget);
    }
  }

  /** A message goes as soon as what it asked for is there, and comes back only on submit. */
  function onInput(event: InputEvent<HTMLFormElement>): void {
    const { currentTarget, target } = event;
    const found = check(new FormData(currentTarget));
    const isOver = ([name, { live }]: [string, FieldError]): boolean =>
      live
        ? target instanceof HTMLInputElement && target.name === name
        : !Object.hasOwn(found, name);
    setErrors((shown) =>
      Object.fromEntries(Object.entries(shown).filter((entry) => !isOver(entry))),
    );
  }

  return { errors, failure, pending, handlers: { onInput, onSubmit } };
}
