"use client";

import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { ListProblem } from "@/components/ui/ListProblem";
import { catchFocus } from "@/components/ui/LostFocus";
import { revokeDevice, revokeOtherDevices } from "@/lib/auth";
import { notify } from "@/lib/notices";
import { useResource } from "@/lib/resource";
import type { AuthResult, DeviceSession } from "@/types/auth";
import { devices } from "./DeviceList";
import { DeviceRow } from "./DeviceRow";
import styles from "./Devices.module.css";
import { deviceName } from "./UserAgent";

/** The other devices, the last used first; this one leads. */
function inOrder(list: readonly DeviceSession[]): DeviceSession[] {
  return list.toSorted(
    (a, b) =>
      Number(b.current) - Number(a.current) || b.lastUsedAt.getTime() - a.lastUsedAt.getTime(),
  );
}

function DeviceSkeleton() {
  return (
    <div className={styles.skeleton}>
      <p className="visually-hidden" role="status">
        Loading your devices…
      </p>
      <span />
      <span />
    </div>
  );
}

export function Devices() {
  const { data, error } = useResource(devices);
  const [busy, setBusy] = useState(false);

  async function end(work: () => Promise<AuthResult>, success: string): Promise<void> {
    setBusy(true);
    const result = await work();
    notify(result.ok ? { kind: "info", text: success } : { kind: "error", text: result.message });
    await devices.reload();
    setBusy(false);
    catchFocus("#devices");
  }

  function endOne(device: DeviceSession): void {
    const name = deviceName(device.userAgent);
    void end(() => revokeDevice(device.token), `Signed out: ${name}.`);
  }

  if (data === undefined && error === null) {
    return <DeviceSkeleton />;
  }
  if (data === undefined) {
    return (
      <ListProblem
        error={error}
        onRetry={() => void devices.reload()}
        title="Your devices could not be loaded."
      />
    );
  }
  const others = data.filter(({ current }) => !current);
  return (
    <>
      {error !== null && (
        <ListProblem
          error={error}
          onRetry={() => void devices.reload()}
          title="This list may be out of date."
        />
      )}
      <ul className={styles.list}>
        {inOrder(data).map((device) => (
          <DeviceRow busy={busy} device={device} key={device.id} onEnd={() => endOne(device)} />
        ))}
      </ul>
      {others.length > 0 && (
        <Button
          aria-disabled={busy || undefined}
          onClick={() => {
            if (!busy) {
              void end(revokeOtherDevices, "Signed out everywhere else.");
            }
          }}
        >
          Sign out everywhere else
        </Button>
      )}
    </>
  );
}
