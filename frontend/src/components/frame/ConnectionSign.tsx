"use client";

import { Icon } from "@/components/ui/Icon";
import { useOnline } from "@/lib/online";
import { useSync } from "@/lib/replica/hooks";
import { useAuth } from "@/providers/AuthProvider";
import styles from "./ConnectionSign.module.css";

/** Where it stands: in the rail of wide screens, or above the bar of phones. */
type Place = "rail" | "bar";

function changes(count: number): string {
  return count === 1 ? "1 change waits" : `${count} changes wait`;
}

function Sign({ place }: { place: Place }) {
  const isOnline = useOnline();
  const { unsent } = useSync();
  return (
    <div className={styles.place} data-place={place}>
      {/* Only that the network went is spoken; what is on its way for a moment is not. */}
      <div role="status">
        {!isOnline && (
          <p className={styles.sign} data-offline>
            <Icon name="offline" />
            {unsent > 0
              ? `You are offline: ${changes(unsent)} to be sent.`
              : "You are offline. Changes to your todos are kept."}
          </p>
        )}
      </div>
      {isOnline && unsent > 0 && (
        <p className={styles.sign} data-late>
          <Icon name="up" />
          {changes(unsent)} to be sent
        </p>
      )}
    </div>
  );
}

/** Says quietly what the server does not have yet; nothing where all is well. */
export function ConnectionSign({ place }: { place: Place }) {
  return useAuth().status === "signed-in" ? <Sign place={place} /> : <div />;
}
