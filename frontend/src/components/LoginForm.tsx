"use client";

import Link from "next/link";
import { checkEmail, checkKnownPassword, findings } from "@/components/account/Checks";
import styles from "@/components/account/Form.module.css";
import { SubmitButton } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { FormAlert } from "@/components/ui/FormAlert";
import { PasswordField } from "@/components/ui/PasswordField";
import { text, useSubmit } from "@/components/ui/Submit";
import { signIn } from "@/lib/auth";

export function LoginForm() {
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) =>
      findings({
        email: checkEmail(text(data, "email")),
        password: checkKnownPassword(text(data, "password")),
      }),
    send: (data) =>
      signIn({
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
        autoComplete="username"
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
      <FormAlert message={failure} />
      <SubmitButton pending={pending} progress="Signing in…">
        Sign in
      </SubmitButton>
    </form>
  );
}
