"use client";

import { checkName, findings } from "@/components/account/Checks";
import { Field } from "@/components/ui/Field";
import { FormAlert } from "@/components/ui/FormAlert";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { changeName } from "@/lib/auth";
import { notify } from "@/lib/notices";
import type { AuthUser } from "@/types/auth";
import { EmailForm } from "./EmailForm";
import styles from "./Settings.module.css";

function NameForm({ user }: { user: AuthUser }) {
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) => findings({ name: checkName(text(data, "name")) }),
    send: (data) => changeName(text(data, "name").trim()),
    done: () => notify({ kind: "info", text: "Your name is saved." }),
  });
  return (
    <form className={styles.form} method="post" noValidate {...handlers}>
      <Field
        autoComplete="name"
        defaultValue={user.name}
        error={errors["name"]}
        label="Name"
        maxLength={100}
        name="name"
      />
      <FormAlert message={failure} />
      <div className={styles.actions}>
        <SubmitButton pending={pending} progress="Saving your name…">
          Save
        </SubmitButton>
      </div>
    </form>
  );
}

export function ProfileForm({ user }: { user: AuthUser }) {
  return (
    <>
      <NameForm user={user} />
      <EmailForm email={user.email} />
    </>
  );
}
