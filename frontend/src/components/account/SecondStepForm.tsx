"use client";

import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { CodeField } from "@/components/ui/CodeField";
import { Field } from "@/components/ui/Field";
import { FormAlert } from "@/components/ui/FormAlert";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { finishSignIn } from "@/lib/two-factor";
import type { AuthResult, SecondStep } from "@/types/auth";
import { checkCode, checkRecoveryCode, findings } from "./Checks";
import styles from "./Form.module.css";
import { takeFocus } from "./TakeFocus";

type SecondStepFormProps = {
  /** Leads back to the password, with the reason where there is one. */
  onStartAgain: (message: string | null) => void;
};

/** After these the first step has to be taken again. */
const RUN_OUT = ["INVALID_TWO_FACTOR_COOKIE", "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"];

export function SecondStepForm({ onStartAgain }: SecondStepFormProps) {
  const [isRecovery, setIsRecovery] = useState(false);
  async function send(step: SecondStep): Promise<AuthResult> {
    const result = await finishSignIn(step);
    if (!result.ok && RUN_OUT.includes(result.code)) {
      onStartAgain(result.message);
    }
    return result;
  }
  const check = isRecovery ? checkRecoveryCode : checkCode;
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) => findings({ code: check(text(data, "code")) }),
    send: async (data) =>
      send({ code: text(data, "code"), isRecovery, trustDevice: data.has("trustDevice") }),
  });
  return (
    <form className={styles.form} key={String(isRecovery)} method="post" noValidate {...handlers}>
      <p className={styles.lead}>Your password is right. One more step.</p>
      {isRecovery ? (
        <Field
          autoCapitalize="none"
          autoComplete="off"
          error={errors["code"]}
          hint="One of those you kept, like abcde-fghjk. Each works once."
          label="Recovery code"
          name="code"
          ref={takeFocus}
          spellCheck={false}
        />
      ) : (
        <CodeField
          error={errors["code"]}
          hint="The six digits that your app shows for Daymark."
          ref={takeFocus}
        />
      )}
      <label className={styles.check}>
        <input name="trustDevice" type="checkbox" />
        Trust this device for 30 days
      </label>
      <FormAlert message={failure} />
      <SubmitButton pending={pending} progress="Checking the code…">
        Continue
      </SubmitButton>
      <div className={styles.row}>
        <Button onClick={() => setIsRecovery(!isRecovery)} variant="quiet">
          {isRecovery ? "Use the app" : "Use a recovery code"}
        </Button>
        <Button onClick={() => onStartAgain(null)} variant="quiet">
          Start again
        </Button>
      </div>
    </form>
  );
}
