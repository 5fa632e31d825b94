"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { FormAlert } from "@/components/ui/FormAlert";
import { useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { confirmEmailChange } from "@/lib/email-change";
import { useAuth } from "@/providers/AuthProvider";
import styles from "./ConfirmEmail.module.css";

/** Where the link in the mail leads. A button, because mail scanners follow links too. */
export function ConfirmEmail() {
  const token = useSearchParams().get("token") ?? "";
  const auth = useAuth();
  const [isDone, setIsDone] = useState(false);
  const { failure, pending, handlers } = useSubmit({
    check: () => ({}),
    send: async () => confirmEmailChange(token),
    done: () => setIsDone(true),
  });
  if (auth.status !== "signed-in") {
    return null;
  }
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>Your new email</h1>
      {isDone ? (
        <p role="status">
          From now on you sign in with {auth.user.email}. <Link href="/settings">Settings</Link>
        </p>
      ) : (
        <form className={styles.form} method="post" noValidate {...handlers}>
          <p>
            You are signed in with {auth.user.email}. Confirm, and the address this link was sent to
            takes its place.
          </p>
          <FormAlert message={failure} />
          <div>
            <SubmitButton pending={pending} progress="Changing your email…">
              Confirm the new address
            </SubmitButton>
          </div>
        </form>
      )}
    </div>
  );
}
