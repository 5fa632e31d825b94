import styles from "./Logo.module.css";

/** The mark: a beacon by day and its reflection in the water. */
function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg aria-hidden="true" className={className} focusable="false" viewBox="0 0 24 24">
      <path d="M12 1.6 20.2 14H3.8z" fill="currentColor" />
      <path d="M4.9 16.4h14.2L12 22.4z" fill="currentColor" opacity=".38" />
    </svg>
  );
}

/** Mark and name, as they stand at the top of every page. */
export function Logo() {
  return (
    <span className={styles.logo}>
      <Mark className={styles.mark} />
      <span>Daymark</span>
    </span>
  );
}
