import styles from "./Markdown.module.css";

/** Notes as they were written. */
export function PlainText({ text }: { text: string }) {
  return <p className={styles.plain}>{text}</p>;
}
