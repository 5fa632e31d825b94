"use client";

import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { ListProblem } from "@/components/ui/ListProblem";
import { openedPart } from "@/components/ui/OpenedPart";
import { canUsePasskeys } from "@/lib/passkey-support";
import { useResource } from "@/lib/resource";
import type { Passkey } from "@/types/auth";
import type { PasskeyTask } from "./PasskeyDialog";
import { passkeys } from "./PasskeyList";
import { PasskeyRow } from "./PasskeyRow";
import styles from "./Passkeys.module.css";
import { SettingsLine } from "./SettingsLine";

const PasskeyDialog = openedPart(async () => (await import("./PasskeyDialog")).PasskeyDialog);

type KnownProps = { list: readonly Passkey[]; onChoose: (task: PasskeyTask) => void };

function Known({ list, onChoose }: KnownProps) {
  if (list.length === 0) {
    return (
      <SettingsLine
        detail="With a passkey you sign in by fingerprint, face or PIN, without your password."
        name="None yet"
      />
    );
  }
  return (
    <ul className={styles.list}>
      {list.map((passkey) => (
        <PasskeyRow key={passkey.id} onChoose={onChoose} passkey={passkey} />
      ))}
    </ul>
  );
}

export function Passkeys() {
  const { data, error } = useResource(passkeys);
  const [task, setTask] = useState<PasskeyTask | null>(null);
  if (data === undefined) {
    const retry = (): void => void passkeys.reload();
    return error === null ? (
      <SettingsLine name="Loading…" />
    ) : (
      <ListProblem error={error} onRetry={retry} title="Your passkeys could not be loaded." />
    );
  }
  return (
    <div className={styles.passkeys}>
      <Known list={data} onChoose={setTask} />
      {canUsePasskeys() ? (
        <Button className={styles.add} onClick={() => setTask({ kind: "add" })}>
          Add a passkey
        </Button>
      ) : (
        <p className={styles.note}>This browser cannot add one. Another browser may.</p>
      )}
      {task !== null && <PasskeyDialog onClose={() => setTask(null)} task={task} />}
    </div>
  );
}
