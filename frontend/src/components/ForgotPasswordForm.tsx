"use client";

import { useState } from "react";
import { checkEmail, findings } from "@/components/account/Checks";
import styles from "@/components/account/Form.module.css";
import { takeFocus } from "@/components/account/TakeFocus";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { FormAlert } from "@/components/ui/FormAlert";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { requestPasswordReset } from "@/lib/auth";

function Sent({ onAgain }: { onAgain: () => void }) {
  return (
    <div className={styles.done}>
      <p ref={takeFocus} tabIndex={-1}>
        If an account with this address exists, a mail with a link is on its way. The link works
        once, and for one hour. Nothing there after a few minutes? Look into the spam folder.
      </p>
      <Button onClick={onAgain}>Use another address</Button>
    </div>
  );
}

export function ForgotPasswordForm() {
  const [sent, setSent] = useState(false);
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) => findings({ email: checkEmail(text(data, "email")) }),
    send: (data) => requestPasswordReset(text(data, "email").trim()),
    done: () => setSent(true),
  });
  if (sent) {
    return <Sent onAgain={() => setSent(false)} />;
  }
  return (
    <form className={styles.form} method="post" noValidate {...handlers}>
      <p className={styles.lead}>
        Tell us your address, and we send you a link to set a new password.
      </p>
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
      <FormAlert message={failure} />
      <SubmitButton pending={pending} progress="Sending the link…">
        Send reset link
      </SubmitButton>
    </form>
  );
}
