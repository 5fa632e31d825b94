"use client";

import { Button } from "@/components/ui/Button";
import { Icon } from "@/components/ui/Icon";
import type { DeviceSession } from "@/types/auth";
import styles from "./Devices.module.css";
import { TimeAgo } from "./TimeAgo";
import { deviceName, isHandheld, placeName } from "./UserAgent";

type DeviceRowProps = { device: DeviceSession; busy: boolean; onEnd: () => void };

export function DeviceRow({ device, busy, onEnd }: DeviceRowProps) {
  const { userAgent, ipAddress, lastUsedAt, createdAt, current } = device;
  const name = deviceName(userAgent);
  return (
    <li className={styles.device}>
      <Icon className={styles.icon} name={isHandheld(userAgent) ? "phone" : "screen"} />
      <div>
        <p className={styles.name}>
          {name}
          {current && <span className={styles.current}>This device</span>}
        </p>
        <p className={styles.detail}>
          {placeName(ipAddress)}
          <br />
          Last used <TimeAgo at={lastUsedAt} />, signed in <TimeAgo at={createdAt} />
        </p>
      </div>
      {!current && (
        <Button
          aria-disabled={busy || undefined}
          aria-label={`Revoke ${name}`}
          onClick={() => {
            if (!busy) {
              onEnd();
            }
          }}
          variant="quiet"
        >
          Revoke
        </Button>
      )}
    </li>
  );
}
