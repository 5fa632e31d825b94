"use client";

import { useState } from "react";
import { checkKnownPassword, findings } from "@/components/account/Checks";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { FormAlert } from "@/components/ui/FormAlert";
import { PasswordField } from "@/components/ui/PasswordField";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { deleteAccount } from "@/lib/auth";
import { notify } from "@/lib/notices";
import styles from "./Settings.module.css";

function Confirmation() {
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) => findings({ password: checkKnownPassword(text(data, "password")) }),
    send: (data) => deleteAccount(text(data, "password")),
    done: () => notify({ kind: "info", text: "Your account and all your todos are deleted." }),
  });
  return (
    <form className={styles.dialogForm} method="post" noValidate {...handlers}>
      <p>This deletes, at once and for good:</p>
      <ul className={styles.loss}>
        <li>all your todos, also the completed ones and those in the trash</li>
        <li>your profile and your password</li>
        <li>every session: you are signed out on all devices</li>
      </ul>
      <PasswordField
        autoComplete="current-password"
        error={errors["password"]}
        id="delete-password"
        label="Password"
        name="password"
      />
      <FormAlert message={failure} />
      <div className={styles.dialogActions}>
        <SubmitButton pending={pending} progress="Deleting your account…" variant="danger">
          Delete account
        </SubmitButton>
        <Button onClick={(event) => event.currentTarget.closest("dialog")?.close()} variant="quiet">
          Keep it
        </Button>
      </div>
    </form>
  );
}

export function DeleteAccount() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>Delete account</Button>
      {asking && (
        <Dialog onClose={() => setAsking(false)} title="Delete your account?">
          <Confirmation />
        </Dialog>
      )}
    </>
  );
}
