"use client";

import { checkKnownPassword, checkNewPassword, findings } from "@/components/account/Checks";
import { FormAlert } from "@/components/ui/FormAlert";
import { PasswordField } from "@/components/ui/PasswordField";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { changePassword } from "@/lib/auth";
import { notify } from "@/lib/notices";
import { devices } from "./DeviceList";
import styles from "./Settings.module.css";

export function PasswordForm({ email }: { email: string }) {
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) =>
      findings({
        currentPassword: checkKnownPassword(text(data, "currentPassword")),
        newPassword: checkNewPassword(text(data, "newPassword")),
      }),
    send: (data) =>
      changePassword({
        currentPassword: text(data, "currentPassword"),
        newPassword: text(data, "newPassword"),
        signOutElsewhere: data.has("signOutElsewhere"),
      }),
    done: () => {
      notify({ kind: "info", text: "Your new password is set." });
      void devices.reload();
    },
  });
  return (
    <form className={styles.form} method="post" noValidate {...handlers}>
      {/* Tells password managers whose password this is. */}
      <input autoComplete="username" hidden readOnly type="text" value={email} />
      <PasswordField
        autoComplete="current-password"
        error={errors["currentPassword"]}
        label="Current password"
        name="currentPassword"
      />
      <PasswordField
        autoComplete="new-password"
        error={errors["newPassword"]}
        label="New password"
        name="newPassword"
      />
      <label className={styles.check}>
        <input defaultChecked name="signOutElsewhere" type="checkbox" />
        <span>
          Sign out everywhere else
          <span>Best if someone else may know the old password.</span>
        </span>
      </label>
      <FormAlert message={failure} />
      <div className={styles.actions}>
        <SubmitButton pending={pending} progress="Changing your password…">
          Set new password
        </SubmitButton>
      </div>
    </form>
  );
}
