"use client";

import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { ListProblem } from "@/components/ui/ListProblem";
import { openedPart } from "@/components/ui/OpenedPart";
import { useResource } from "@/lib/resource";
import { SettingsLine } from "./SettingsLine";
import styles from "./TwoFactor.module.css";
import { type TwoFactorTask, twoFactor } from "./TwoFactorState";

const TwoFactorDialog = openedPart(async () => (await import("./TwoFactorDialog")).TwoFactorDialog);

function Tasks({ isOn, onChoose }: { isOn: boolean; onChoose: (task: TwoFactorTask) => void }) {
  if (!isOn) {
    return <Button onClick={() => onChoose("switch-on")}>Switch on</Button>;
  }
  return (
    <>
      <Button onClick={() => onChoose("renew-codes")}>New recovery codes</Button>
      <Button onClick={() => onChoose("switch-off")} variant="quiet">
        Switch off
      </Button>
    </>
  );
}

export function TwoFactor() {
  const { data: isOn, error } = useResource(twoFactor);
  const [task, setTask] = useState<TwoFactorTask | null>(null);
  if (isOn === undefined && error !== null) {
    const retry = (): void => void twoFactor.reload();
    return <ListProblem error={error} onRetry={retry} title="This could not be loaded." />;
  }
  if (isOn === undefined) {
    return <SettingsLine name="Loading…" />;
  }
  const detail = isOn
    ? "Signing in takes a code of your app, or a recovery code."
    : "Signing in takes the password alone.";
  return (
    <div className={styles.state}>
      <SettingsLine detail={detail} name={isOn ? "On" : "Off"} />
      <div className={styles.tasks}>
        <Tasks isOn={isOn} onChoose={setTask} />
      </div>
      {task !== null && <TwoFactorDialog onClose={() => setTask(null)} task={task} />}
    </div>
  );
}
