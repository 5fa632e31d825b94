import styles from "./SettingsLine.module.css";

type SettingsLineProps = {
  /** How it is now, in a word. */
  name: string;
  detail?: string;
};

/** How something stands, above what can be done about it. */
export function SettingsLine({ name, detail }: SettingsLineProps) {
  return (
    <p className={styles.line}>
      <strong>{name}</strong>
      {detail !== undefined && <span>{detail}</span>}
    </p>
  );
}
