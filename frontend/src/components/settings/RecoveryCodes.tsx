"use client";

import { takeFocus } from "@/components/account/TakeFocus";
import { Button } from "@/components/ui/Button";
import { Icon } from "@/components/ui/Icon";
import { notify } from "@/lib/notices";
import { saveText } from "@/lib/save-text";
import styles from "./TwoFactor.module.css";

const FILE = "daymark-recovery-codes.txt";

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ kind: "info", text: "The codes are on the clipboard." });
  } catch {
    notify({ kind: "error", text: "The codes could not be copied. Save them as a file instead." });
  }
}

type RecoveryCodesProps = { codes: readonly string[]; onDone: () => void };

/** Shown once: the server keeps them in a form that it does not show again. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const text = `Recovery codes for Daymark\nEach works once, in place of a code of the app.\n\n${codes.join("\n")}\n`;
  return (
    <div className={styles.step}>
      <p ref={takeFocus} tabIndex={-1}>
        Keep these recovery codes where you find them without your phone. Each signs you in once,
        and they are not shown again.
      </p>
      <ol className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={styles.tasks}>
        <Button onClick={() => void copy(codes.join("\n"))}>
          <Icon name="copy" />
          Copy
        </Button>
        <Button onClick={() => saveText(text, FILE)}>
          <Icon name="download" />
          Save as a file
        </Button>
      </div>
      <div>
        <Button onClick={onDone} variant="primary">
          I have kept them
        </Button>
      </div>
    </div>
  );
}
