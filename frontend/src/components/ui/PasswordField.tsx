"use client";

import { useState } from "react";
import { describedBy, type FieldError, FieldFrame } from "./Field";
import styles from "./Field.module.css";

type PasswordFieldProps = {
  name: string;
  label: string;
  id?: string | undefined;
  autoComplete: "current-password" | "new-password";
  hint?: string | undefined;
  error?: FieldError | undefined;
};

/** A password that can be looked at; paste and password managers are welcome. */
export function PasswordField(props: PasswordFieldProps) {
  const { name, id = name, label, autoComplete, hint, error } = props;
  const [shown, setShown] = useState(false);
  return (
    <FieldFrame error={error} hint={hint} id={id} label={label}>
      <div className={styles.withButton}>
        <input
          autoCapitalize="none"
          autoComplete={autoComplete}
          autoCorrect="off"
          className={styles.input}
          id={id}
          name={name}
          spellCheck={false}
          type={shown ? "text" : "password"}
          {...describedBy(id, hint, error)}
        />
        {/* Named "Show", not "Show password": a search for the field by its label finds one thing. */}
        <button
          aria-controls={id}
          className={styles.reveal}
          onClick={() => setShown(!shown)}
          type="button"
        >
          {shown ? "Hide" : "Show"}
        </button>
      </div>
    </FieldFrame>
  );
}
