import type { ComponentProps, ReactNode } from "react";
import { BasicIcon } from "./BasicIcon";
import styles from "./Field.module.css";

/** `live` errors arrive late (from the server) and are spoken at once; those found on submit are
 * read because the focus moves to their field. */
export type FieldError = { text: string; live: boolean };

type FieldFrameProps = {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: FieldError | undefined;
  children: ReactNode;
};

/** Label above, hint and error below: the ids are those that `describedBy` names. */
export function FieldFrame({ id, label, hint, error, children }: FieldFrameProps) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children}
      {hint !== undefined && error === undefined && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className={styles.error} id={`${id}-error`} role={error.live ? "alert" : undefined}>
          <BasicIcon className={styles.errorIcon} name="warning" />
          {error.text}
        </p>
      )}
    </div>
  );
}

/** The attributes that tie an input to its hint or error. */
export function describedBy(id: string, hint: string | undefined, error: FieldError | undefined) {
  if (error !== undefined) {
    return { "aria-invalid": true, "aria-describedby": `${id}-error` } as const;
  }
  return hint === undefined ? {} : { "aria-describedby": `${id}-hint` };
}

type FieldProps = Omit<ComponentProps<"input">, "id" | "name" | "className"> & {
  name: string;
  label: string;
  /** Needed where two forms of one page have a field of the same name. */
  id?: string | undefined;
  hint?: string | undefined;
  error?: FieldError | undefined;
};

export function Field({ name, id = name, label, hint, error, ...rest }: FieldProps) {
  return (
    <FieldFrame error={error} hint={hint} id={id} label={label}>
      <input
        className={styles.input}
        id={id}
        name={name}
        {...describedBy(id, hint, error)}
        {...rest}
      />
    </FieldFrame>
  );
}
