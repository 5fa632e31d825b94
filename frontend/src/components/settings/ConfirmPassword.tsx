"use client";

import { type ReactNode, useId } from "react";
import { checkKnownPassword, findings } from "@/components/account/Checks";
import type { Variant } from "@/components/ui/Button";
import { FormAlert } from "@/components/ui/FormAlert";
import { PasswordField } from "@/components/ui/PasswordField";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import type { AuthResult } from "@/types/auth";
import styles from "./Settings.module.css";

type ConfirmPasswordProps = {
  /** What it is about. */
  children: ReactNode;
  action: string;
  progress: string;
  variant?: Variant;
  send: (password: string) => Promise<AuthResult>;
  done?: () => void;
};

/** Whoever changes how one signs in shows first that they can. */
export function ConfirmPassword(props: ConfirmPasswordProps) {
  const { action, children, done, progress, send, variant = "primary" } = props;
  const id = useId();
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) => findings({ password: checkKnownPassword(text(data, "password")) }),
    send: async (data) => send(text(data, "password")),
    ...(done === undefined ? {} : { done }),
  });
  return (
    <form className={styles.dialogForm} method="post" noValidate {...handlers}>
      {children}
      <PasswordField
        autoComplete="current-password"
        error={errors["password"]}
        id={id}
        label="Password"
        name="password"
      />
      <FormAlert message={failure} />
      <div className={styles.dialogActions}>
        <SubmitButton pending={pending} progress={progress} variant={variant}>
          {action}
        </SubmitButton>
      </div>
    </form>
  );
}
