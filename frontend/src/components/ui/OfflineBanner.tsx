"use client";

import { useOnline } from "@/lib/online";
import { BasicIcon } from "./BasicIcon";
import styles from "./StatusDock.module.css";

/** The region is always there, so that its text is spoken when the connection goes. */
export function OfflineBanner() {
  const online = useOnline();
  return (
    <div className={styles.region} role="status">
      {!online && (
        <p className={styles.offline}>
          <BasicIcon name="offline" />
          <span>You are offline. This page works again once you are back.</span>
        </p>
      )}
    </div>
  );
}
