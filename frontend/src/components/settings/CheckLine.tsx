import type { ReactNode } from "react";
import styles from "./Settings.module.css";

type CheckLineProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  title: string;
  children: ReactNode;
};

/** Something to switch on or off, with what that means. */
export function CheckLine({ checked, onChange, title, children }: CheckLineProps) {
  return (
    <label className={styles.check}>
      <input
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        type="checkbox"
      />
      <span>
        {title}
        <span>{children}</span>
      </span>
    </label>
  );
}
