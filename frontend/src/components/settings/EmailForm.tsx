"use client";

import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { openedPart } from "@/components/ui/OpenedPart";
import styles from "./EmailForm.module.css";

const EmailDialog = openedPart(async () => (await import("./EmailDialog")).EmailDialog);

/** The address one signs in with, and the way to another one. */
export function EmailForm({ email }: { email: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.email}>
      <Field
        hint="You sign in with this address."
        key={email}
        label="Email"
        name="email"
        readOnly
        type="email"
        value={email}
      />
      <Button className={styles.change} onClick={() => setIsOpen(true)}>
        Change email
      </Button>
      {isOpen && <EmailDialog onClose={() => setIsOpen(false)} />}
    </div>
  );
}
