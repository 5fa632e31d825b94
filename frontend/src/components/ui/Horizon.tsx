import type { ReactNode } from "react";
import styles from "./Horizon.module.css";

/** The sea that everything is drawn on. */
export function Horizon({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      className={styles.horizon}
      fill="none"
      focusable="false"
      viewBox="0 0 240 112"
    >
      <path className={styles.line} d="M2 78h236" />
      {children}
    </svg>
  );
}

/** Nothing in sight. */
export function OpenWater() {
  return (
    <Horizon>
      <path className={styles.line} d="M52 87h44M138 87h58M86 95h38M148 95h18M108 103h46" />
    </Horizon>
  );
}
