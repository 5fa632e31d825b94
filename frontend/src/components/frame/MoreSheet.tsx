"use client";

import { Dialog } from "@/components/ui/Dialog";
import { Icon } from "@/components/ui/Icon";
import { useActions } from "@/lib/replica/hooks";
import { AccountLinks } from "./AccountLinks";
import styles from "./MoreSheet.module.css";
import { Navigation } from "./Navigation";
import links from "./NavLink.module.css";
import rail from "./Rail.module.css";

/** What the rail has and the bar of phones has no room for, and what others have a key for. */
export function MoreSheet({ onClose }: { onClose: () => void }) {
  const { canUndo, undo } = useActions();
  return (
    <Dialog onClose={onClose} title="More" variant="sheet">
      <div className={styles.content}>
        {canUndo() && (
          <button
            className={`${links.link} ${rail.link}`}
            onClick={() => {
              onClose();
              undo();
            }}
            type="button"
          >
            <Icon name="restore" />
            Undo
          </button>
        )}
        <Navigation isRest onFollow={onClose} />
        <AccountLinks className={styles.account} onFollow={onClose} />
      </div>
    </Dialog>
  );
}
