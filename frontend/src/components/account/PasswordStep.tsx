"use client";

import Link from "next/link";
import { Field } from "@/components/ui/Field";
import { FormAlert } from "@/components/ui/FormAlert";
import { PasswordField } from "@/components/ui/PasswordField";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { signIn } from "@/lib/auth";
import type { AuthResult, Credentials } from "@/types/auth";
import { checkEmail, checkKnownPassword, findings } from "./Checks";
import styles from "./Form.module.css";
import { hasSecondStep } from "./SecondStep";

type PasswordStepProps = {
  /** Why one is here again, after a second step that ran out. */
  problem: string | null;
  onSecondStep: () => void;
};

const OFFLINE: AuthResult = {
  ok: false,
  code: "OFFLINE",
  message: "The server cannot be reached. Check your connection and try again.",
  field: null,
};

export function PasswordStep({ onSecondStep, problem }: PasswordStepProps) {
  async function send(credentials: Credentials): Promise<AuthResult> {
    const result = await signIn(credentials);
    if (!(result.ok && "next" in result)) {
      return result;
    }
    if (!(await hasSecondStep())) {
      return OFFLINE;
    }
    onSecondStep();
    return result;
  }
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) =>
      findings({
        email: checkEmail(text(data, "email")),
        password: checkKnownPassword(text(data, "password")),
      }),
    send: async (data) =>
      send({
        email: text(data, "email").trim(),
        password: text(data, "password"),
        rememberMe: data.has("rememberMe"),
      }),
  });
  // A form sent before the script has loaded must not put the password into the address.
  return (
    <form className={styles.form} method="post" noValidate {...handlers}>
      <Field
        autoCapitalize="none"
        autoComplete="username webauthn"
        error={errors["email"]}
        inputMode="email"
        label="Email"
        name="email"
        spellCheck={false}
        type="email"
      />
      <PasswordField
        autoComplete="current-password"
        error={errors["password"]}
        label="Password"
        name="password"
      />
      <div className={styles.row}>
        <label className={styles.check}>
          <input defaultChecked name="rememberMe" type="checkbox" />
          Stay signed in
        </label>
        <Link className={styles.link} href="/forgot-password">
          Forgotten it?
        </Link>
      </div>
      <FormAlert message={failure ?? problem} />
      <SubmitButton pending={pending} progress="Signing in…">
        Sign in
      </SubmitButton>
    </form>
  );
}
