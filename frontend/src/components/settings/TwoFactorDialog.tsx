"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/Dialog";
import { catchFocus } from "@/components/ui/LostFocus";
import { notify } from "@/lib/notices";
import { renewRecoveryCodes, switchOff } from "@/lib/two-factor";
import { ConfirmPassword } from "./ConfirmPassword";
import { devices } from "./DeviceList";
import { RecoveryCodes } from "./RecoveryCodes";
import { TwoFactorSetup } from "./TwoFactorSetup";
import { type TwoFactorTask, twoFactor } from "./TwoFactorState";

const TITLES: Readonly<Record<TwoFactorTask, string>> = {
  "switch-on": "Two-step verification",
  "renew-codes": "New recovery codes",
  "switch-off": "Switch it off?",
};

type TaskProps = { onClose: () => void };

function SwitchOff({ onClose }: TaskProps) {
  return (
    <ConfirmPassword
      action="Switch off"
      done={() => {
        notify({ kind: "info", text: "Two-step verification is off." });
        onClose();
      }}
      progress="Switching off…"
      send={switchOff}
      variant="danger"
    >
      <p>
        Without two-step verification your password alone opens your account. Your recovery codes
        stop working.
      </p>
    </ConfirmPassword>
  );
}

function RenewCodes({ onClose }: TaskProps) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) {
    return <RecoveryCodes codes={codes} onDone={onClose} />;
  }
  return (
    <ConfirmPassword
      action="Make new codes"
      progress="Making new codes…"
      send={async (password) => {
        const result = await renewRecoveryCodes(password);
        if (result.ok) {
          setCodes(result.value);
        }
        return result;
      }}
    >
      <p>You get ten new codes. The ones you have stop working at once.</p>
    </ConfirmPassword>
  );
}

const TASKS = { "switch-on": TwoFactorSetup, "renew-codes": RenewCodes, "switch-off": SwitchOff };

/** The button that opened the dialog may be another one by then, or none. */
async function showState(): Promise<void> {
  await twoFactor.reload();
  catchFocus("#two-factor");
}

export function TwoFactorDialog({ task, onClose }: { task: TwoFactorTask } & TaskProps) {
  const Task = TASKS[task];
  function close(): void {
    // Switching on or off gives this device a new session.
    void showState();
    void devices.reload();
    onClose();
  }
  return (
    // The codes are shown once: a stray press beside them must not take them away.
    <Dialog closedby="closerequest" onClose={close} title={TITLES[task]}>
      <Task onClose={close} />
    </Dialog>
  );
}
