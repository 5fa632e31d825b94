import Link from "next/link";
import { Dialog } from "@/components/ui/Dialog";
import { SHORTCUTS } from "./ListKeys";
import styles from "./ShortcutsDialog.module.css";

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="Keyboard shortcuts">
      <dl>
        {SHORTCUTS.map(({ keys, does }) => (
          <div className={styles.line} key={does}>
            <dt>{does}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>
        Single keys never work while you type. You can turn them off in{" "}
        <Link href="/settings">Settings</Link>.
      </p>
    </Dialog>
  );
}
