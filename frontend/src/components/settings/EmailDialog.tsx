"use client";

import { useState } from "react";
import { checkEmail, checkKnownPassword, findings } from "@/components/account/Checks";
import { takeFocus } from "@/components/account/TakeFocus";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { Field } from "@/components/ui/Field";
import { FormAlert } from "@/components/ui/FormAlert";
import { PasswordField } from "@/components/ui/PasswordField";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { requestEmailChange } from "@/lib/email-change";
import styles from "./Settings.module.css";

function Sent({ email, onClose }: { email: string; onClose: () => void }) {
  return (
    <div className={styles.dialogForm}>
      <p ref={takeFocus} tabIndex={-1}>
        If {email} can be used, a mail with a link is on its way to it. Open the link in this
        browser within an hour; until then everything stays as it is.
      </p>
      <div className={styles.dialogActions}>
        <Button onClick={onClose} variant="primary">
          Close
        </Button>
      </div>
    </div>
  );
}

function NewEmail({ onSent }: { onSent: (email: string) => void }) {
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) =>
      findings({
        newEmail: checkEmail(text(data, "newEmail")),
        password: checkKnownPassword(text(data, "password")),
      }),
    send: async (data) => {
      const email = text(data, "newEmail").trim();
      const result = await requestEmailChange(email, text(data, "password"));
      if (result.ok) {
        onSent(email);
      }
      return result;
    },
  });
  return (
    <form className={styles.dialogForm} method="post" noValidate {...handlers}>
      <p>We send a link to the new address, and a note to the one you have now.</p>
      <Field
        autoCapitalize="none"
        autoComplete="email"
        error={errors["newEmail"]}
        id="new-email"
        inputMode="email"
        label="New email"
        name="newEmail"
        spellCheck={false}
        type="email"
      />
      <PasswordField
        autoComplete="current-password"
        error={errors["password"]}
        id="email-password"
        label="Password"
        name="password"
      />
      <FormAlert message={failure} />
      <div className={styles.dialogActions}>
        <SubmitButton pending={pending} progress="Sending the link…">
          Send link
        </SubmitButton>
      </div>
    </form>
  );
}

export function EmailDialog({ onClose }: { onClose: () => void }) {
  const [email, setEmail] = useState<string | null>(null);
  return (
    <Dialog onClose={onClose} title="Change your email">
      {email === null ? <NewEmail onSent={setEmail} /> : <Sent email={email} onClose={onClose} />}
    </Dialog>
  );
}
