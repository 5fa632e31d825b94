"use client";

import { checkKnownPassword, checkPasskeyName, findings } from "@/components/account/Checks";
import { Field } from "@/components/ui/Field";
import { FormAlert } from "@/components/ui/FormAlert";
import { PasswordField } from "@/components/ui/PasswordField";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { addPasskey } from "@/lib/passkeys";
import styles from "./Settings.module.css";
import { deviceName } from "./UserAgent";

export function AddPasskey({ onDone }: { onDone: (text: string) => void }) {
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) =>
      findings({
        name: checkPasskeyName(text(data, "name")),
        password: checkKnownPassword(text(data, "password")),
      }),
    send: async (data) => addPasskey(text(data, "name").trim(), text(data, "password")),
    done: () => onDone("The passkey is added. You can sign in with it from now on."),
  });
  return (
    <form className={styles.dialogForm} method="post" noValidate {...handlers}>
      <p>
        Your browser then asks for your fingerprint, face or PIN. A passkey signs you in by itself:
        no password, and no code either.
      </p>
      <Field
        autoComplete="off"
        defaultValue={deviceName(navigator.userAgent)}
        error={errors["name"]}
        hint="So that you know it again in this list."
        id="passkey-name"
        label="Name"
        maxLength={100}
        name="name"
      />
      <PasswordField
        autoComplete="current-password"
        error={errors["password"]}
        id="passkey-password"
        label="Password"
        name="password"
      />
      <FormAlert message={failure} />
      <div className={styles.dialogActions}>
        <SubmitButton pending={pending} progress="Waiting for your device…">
          Continue
        </SubmitButton>
      </div>
    </form>
  );
}
