import Link from "next/link";
import { Dialog } from "@/components/ui/Dialog";
import { keyName } from "./KeyName";
import styles from "./ShortcutsDialog.module.css";
import { SHORTCUTS } from "./ShortcutTable";

function Keys({ keys }: { keys: readonly string[] }) {
  return keys.map((pressed) => (
    <span className={styles.keys} key={pressed}>
      {pressed.split(" ").map((key) => (
        <kbd key={key}>{keyName(key)}</kbd>
      ))}
    </span>
  ));
}

/** Every key that does something, by where it does it. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="Keyboard shortcuts">
      <div className={styles.groups}>
        {SHORTCUTS.map(({ title, shortcuts }) => (
          <section key={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl>
              {shortcuts.map(({ keys, does }) => (
                <div className={styles.line} key={does}>
                  <dt>{does}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.note}>
        No key does anything while you type. Keys without Ctrl or Alt can be turned off in{" "}
        <Link href="/settings" onClick={onClose}>
          Settings
        </Link>
        .
      </p>
    </Dialog>
  );
}
