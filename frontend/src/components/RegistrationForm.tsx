"use client";

import {
  checkEmail,
  checkName,
  checkNewPassword,
  findings,
  PASSWORD_HINT,
} from "@/components/account/Checks";
import styles from "@/components/account/Form.module.css";
import { Field } from "@/components/ui/Field";
import { FormAlert } from "@/components/ui/FormAlert";
import { PasswordField } from "@/components/ui/PasswordField";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { register } from "@/lib/auth";
import { notify } from "@/lib/notices";

async function welcome(): Promise<void> {
  notify({ kind: "info", text: "Welcome to Daymark. Your account is ready." });
  try {
    const { adoptCustoms } = await import("@/lib/adopt-customs");
    await adoptCustoms();
  } catch {
    // The account keeps the backend's defaults then: the settings show them, and change them.
  }
}

export function RegistrationForm() {
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) =>
      findings({
        name: checkName(text(data, "name")),
        email: checkEmail(text(data, "email")),
        password: checkNewPassword(text(data, "password")),
      }),
    send: (data) =>
      register({
        name: text(data, "name").trim(),
        email: text(data, "email").trim(),
        password: text(data, "password"),
      }),
    done: () => void welcome(),
  });
  // A form sent before the script has loaded must not put the password into the address.
  return (
    <form className={styles.form} method="post" noValidate {...handlers}>
      <Field autoComplete="name" error={errors["name"]} label="Name" maxLength={100} name="name" />
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
        autoComplete="new-password"
        error={errors["password"]}
        hint={PASSWORD_HINT}
        label="Password"
        name="password"
      />
      <FormAlert message={failure} />
      <SubmitButton pending={pending} progress="Creating your account…">
        Create account
      </SubmitButton>
    </form>
  );
}
