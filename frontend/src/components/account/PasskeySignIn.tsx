"use client";

import { useState, useSyncExternalStore } from "react";
import { BasicIcon } from "@/components/ui/BasicIcon";
import { Button } from "@/components/ui/Button";
import { FormAlert } from "@/components/ui/FormAlert";
import { canUsePasskeys } from "@/lib/passkey-support";
import styles from "./PasskeySignIn.module.css";
import { askForPasskey, usePasskeySuggestion } from "./PasskeySuggestion";

const never = (): (() => void) => () => undefined;

/** A button, and silently the same among the names that browsers offer below the email field. */
export function PasskeySignIn() {
  // In the page as it is sent, so that nothing moves where it is possible, which is nearly everywhere.
  const isPossible = useSyncExternalStore(never, canUsePasskeys, () => true);
  const [failure, setFailure] = useState<string | null>(null);
  usePasskeySuggestion(setFailure);

  async function signIn(): Promise<void> {
    setFailure(null);
    const result = await askForPasskey();
    setFailure(result.ok ? null : result.message);
  }

  if (!isPossible) {
    return null;
  }
  return (
    <div className={styles.other}>
      <p className={styles.or}>or</p>
      <Button className={styles.button} onClick={() => void signIn()}>
        <BasicIcon name="key" />
        Sign in with a passkey
      </Button>
      <FormAlert message={failure} />
    </div>
  );
}
