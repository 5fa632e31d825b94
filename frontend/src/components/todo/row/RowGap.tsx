import styles from "@/components/todo/TodoList.module.css";

/** As high as the rows that are not in the page. A drawing takes its height from an attribute, so
 * that no inline style is needed. */
export function RowGap({ height }: { height: number }) {
  return (
    <li aria-hidden="true" className={styles.gap} role="presentation">
      <svg aria-hidden="true" focusable="false" height={Math.round(height)} width="1" />
    </li>
  );
}
