"use client";

import { Button } from "@/components/ui/Button";
import { Icon } from "@/components/ui/Icon";
import type { Passkey } from "@/types/auth";
import type { PasskeyTask } from "./PasskeyDialog";
import styles from "./Passkeys.module.css";
import { TimeAgo } from "./TimeAgo";

type PasskeyRowProps = { passkey: Passkey; onChoose: (task: PasskeyTask) => void };

function Used({ passkey }: { passkey: Passkey }) {
  const { createdAt, lastUsedAt } = passkey;
  return (
    <>
      {lastUsedAt === null ? (
        "Never used"
      ) : (
        <>
          Last used <TimeAgo at={lastUsedAt} />
        </>
      )}
      , added <TimeAgo at={createdAt} />
    </>
  );
}

export function PasskeyRow({ passkey, onChoose }: PasskeyRowProps) {
  const { name, isSynced } = passkey;
  return (
    <li className={styles.passkey}>
      <Icon className={styles.icon} name="key" />
      <div className={styles.about}>
        <p className={styles.name}>{name}</p>
        <p className={styles.detail}>
          <Used passkey={passkey} />
          <br />
          {isSynced ? "On all devices of its keeper" : "On one device only"}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button
          aria-label={`Rename ${name}`}
          onClick={() => onChoose({ kind: "rename", passkey })}
          variant="quiet"
        >
          Rename
        </Button>
        <Button
          aria-label={`Remove ${name}`}
          onClick={() => onChoose({ kind: "remove", passkey })}
          variant="quiet"
        >
          Remove
        </Button>
      </div>
    </li>
  );
}
