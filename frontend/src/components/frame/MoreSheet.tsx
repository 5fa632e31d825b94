"use client";

import { Dialog } from "@/components/ui/Dialog";
import { AccountLinks } from "./AccountLinks";
import styles from "./MoreSheet.module.css";
import { Navigation } from "./Navigation";

/** What the rail has and the bar of phones has no room for. */
export function MoreSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="More" variant="sheet">
      <div className={styles.content}>
        <Navigation isRest onFollow={onClose} />
        <AccountLinks className={styles.account} onFollow={onClose} />
      </div>
    </Dialog>
  );
}
