import type { ReactNode } from "react";
import styles from "./SettingsSection.module.css";

type SettingsSectionProps = { id: string; title: string; lead: ReactNode; children: ReactNode };

/** A heading with its explanation, and what can be set; side by side where there is room. */
export function SettingsSection({ id, title, lead, children }: SettingsSectionProps) {
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id} tabIndex={-1}>
          {title}
        </h2>
        <p className={styles.lead}>{lead}</p>
      </div>
      <div className={styles.content}>{children}</div>
    </section>
  );
}
