"use client";

import { useState } from "react";
import { checkCode, findings } from "@/components/account/Checks";
import { takeFocus } from "@/components/account/TakeFocus";
import { CodeField } from "@/components/ui/CodeField";
import { FormAlert } from "@/components/ui/FormAlert";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { prepareTwoFactor, switchOn } from "@/lib/two-factor";
import type { TwoFactorPreparation } from "@/types/auth";
import { ConfirmPassword } from "./ConfirmPassword";
import { QrCode } from "./QrCode";
import { RecoveryCodes } from "./RecoveryCodes";
import styles from "./TwoFactor.module.css";
import { groupsOf, secretIn } from "./TwoFactorSecret";

function Secret({ uri }: { uri: string }) {
  return (
    <>
      <p ref={takeFocus} tabIndex={-1}>
        Scan this with an app for codes, such as the one your password manager has. Then enter the
        six digits that it shows.
      </p>
      <div className={styles.scan}>
        <QrCode label="The secret, for the camera of your app" text={uri} />
        <div className={styles.byHand}>
          <p>Cannot scan it? Type this into the app:</p>
          <code className={styles.secret}>{groupsOf(secretIn(uri))}</code>
          <a className={styles.open} href={uri}>
            Open an app on this device
          </a>
        </div>
      </div>
    </>
  );
}

function Proof({ uri, onProven }: { uri: string; onProven: () => void }) {
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) => findings({ code: checkCode(text(data, "code")) }),
    send: async (data) => switchOn(text(data, "code")),
    done: onProven,
  });
  return (
    <form className={styles.step} method="post" noValidate {...handlers}>
      <Secret uri={uri} />
      <CodeField error={errors["code"]} />
      <FormAlert message={failure} />
      <div>
        <SubmitButton pending={pending} progress="Checking the code…">
          Switch on
        </SubmitButton>
      </div>
    </form>
  );
}

/** The password, the app, and the recovery codes, one after the other. */
export function TwoFactorSetup({ onClose }: { onClose: () => void }) {
  const [prepared, setPrepared] = useState<TwoFactorPreparation | null>(null);
  const [isOn, setIsOn] = useState(false);
  if (prepared === null) {
    return (
      <ConfirmPassword
        action="Continue"
        progress="Preparing…"
        send={async (password) => {
          const result = await prepareTwoFactor(password);
          if (result.ok) {
            setPrepared(result.value);
          }
          return result;
        }}
      >
        <p>
          Signing in will take your password and a code from an app on your phone or computer. It
          takes a minute to set up.
        </p>
      </ConfirmPassword>
    );
  }
  return isOn ? (
    <RecoveryCodes codes={prepared.recoveryCodes} onDone={onClose} />
  ) : (
    <Proof onProven={() => setIsOn(true)} uri={prepared.uri} />
  );
}
