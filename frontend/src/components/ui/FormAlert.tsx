import { BasicIcon } from "./BasicIcon";
import styles from "./FormAlert.module.css";

/** What went wrong with the form as a whole. */
export function FormAlert({ message }: { message: string | null }) {
  if (message === null) {
    return null;
  }
  return (
    <p className={styles.alert} role="alert">
      <BasicIcon className={styles.icon} name="warning" />
      <span>{message}</span>
    </p>
  );
}
