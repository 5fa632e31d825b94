import styles from "./Settings.module.css";

/** The heading alone: what follows depends on who it is, and comes within a blink. */
export function SettingsSkeleton() {
  return <h1 className={styles.title}>Settings</h1>;
}
