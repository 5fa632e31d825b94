"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { checkNewPassword, findings, PASSWORD_HINT } from "@/components/account/Checks";
import styles from "@/components/account/Form.module.css";
import { ButtonLink } from "@/components/ui/ButtonLink";
import { FormAlert } from "@/components/ui/FormAlert";
import { PasswordField } from "@/components/ui/PasswordField";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { resetPassword } from "@/lib/auth";
import { notify } from "@/lib/notices";

function DeadLink() {
  return (
    <div className={styles.done}>
      <p>This link has been used already, or it is older than one hour. Ask for a new one.</p>
      <ButtonLink href="/forgot-password" variant="primary">
        Get a new link
      </ButtonLink>
    </div>
  );
}

function NewPasswordForm({ token }: { token: string }) {
  const router = useRouter();
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) => findings({ newPassword: checkNewPassword(text(data, "newPassword")) }),
    send: (data) => resetPassword({ token, newPassword: text(data, "newPassword") }),
    done: () => {
      notify({ kind: "info", text: "Your new password is set. Sign in with it." });
      router.replace("/login");
    },
  });
  return (
    <form className={styles.form} method="post" noValidate {...handlers}>
      <PasswordField
        autoComplete="new-password"
        error={errors["newPassword"]}
        hint={PASSWORD_HINT}
        label="New password"
        name="newPassword"
      />
      <FormAlert message={failure} />
      <SubmitButton pending={pending} progress="Setting the new password…">
        Set new password
      </SubmitButton>
    </form>
  );
}

export function ResetPasswordForm() {
  const address = useSearchParams();
  const token = address.get("token");
  return token === null || address.has("error") ? <DeadLink /> : <NewPasswordForm token={token} />;
}
