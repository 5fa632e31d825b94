"use client";

import { checkPasskeyName, findings } from "@/components/account/Checks";
import { Dialog } from "@/components/ui/Dialog";
import { Field } from "@/components/ui/Field";
import { FormAlert } from "@/components/ui/FormAlert";
import { catchFocus } from "@/components/ui/LostFocus";
import { text, useSubmit } from "@/components/ui/Submit";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { notify } from "@/lib/notices";
import { removePasskey, renamePasskey } from "@/lib/passkeys";
import type { Passkey } from "@/types/auth";
import { AddPasskey } from "./AddPasskey";
import { ConfirmPassword } from "./ConfirmPassword";
import { passkeys } from "./PasskeyList";
import styles from "./Settings.module.css";

export type PasskeyTask =
  | { kind: "add" }
  | { kind: "rename"; passkey: Passkey }
  | { kind: "remove"; passkey: Passkey };

type TaskProps = { passkey: Passkey; onDone: (text: string) => void };

function RenamePasskey({ passkey, onDone }: TaskProps) {
  const { errors, failure, pending, handlers } = useSubmit({
    check: (data) => findings({ name: checkPasskeyName(text(data, "name")) }),
    send: async (data) => renamePasskey(passkey.id, text(data, "name").trim()),
    done: () => onDone("The new name is saved."),
  });
  return (
    <form className={styles.dialogForm} method="post" noValidate {...handlers}>
      <Field
        autoComplete="off"
        defaultValue={passkey.name}
        error={errors["name"]}
        id="passkey-name"
        label="Name"
        maxLength={100}
        name="name"
      />
      <FormAlert message={failure} />
      <div className={styles.dialogActions}>
        <SubmitButton pending={pending} progress="Saving the name…">
          Save
        </SubmitButton>
      </div>
    </form>
  );
}

function RemovePasskey({ passkey, onDone }: TaskProps) {
  return (
    <ConfirmPassword
      action="Remove"
      done={() => onDone(`Removed: ${passkey.name}.`)}
      progress="Removing the passkey…"
      send={async (password) => removePasskey(passkey.id, password)}
      variant="danger"
    >
      <p>
        "{passkey.name}" will no longer sign you in. Delete it in your password manager or on your
        device too, where it is still offered otherwise.
      </p>
    </ConfirmPassword>
  );
}

const TITLES = {
  add: "Add a passkey",
  rename: "Rename the passkey",
  remove: "Remove the passkey?",
} as const;

/** The row of a passkey that was removed had the focus. */
async function showPasskeys(): Promise<void> {
  await passkeys.reload();
  catchFocus("#passkeys");
}

export function PasskeyDialog({ task, onClose }: { task: PasskeyTask; onClose: () => void }) {
  function finish(message: string): void {
    notify({ kind: "info", text: message });
    void showPasskeys();
    onClose();
  }
  return (
    <Dialog onClose={onClose} title={TITLES[task.kind]}>
      {task.kind === "add" && <AddPasskey onDone={finish} />}
      {task.kind === "rename" && <RenamePasskey onDone={finish} passkey={task.passkey} />}
      {task.kind === "remove" && <RemovePasskey onDone={finish} passkey={task.passkey} />}
    </Dialog>
  );
}
