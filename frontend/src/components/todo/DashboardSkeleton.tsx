import styles from "./DashboardSkeleton.module.css";
import { TodoSkeleton } from "./TodoSkeleton";

/** The dashboard before anything is known: same heights, so nothing moves when it comes. */
export function DashboardSkeleton() {
  return (
    <>
      <h1 className="visually-hidden">Todos</h1>
      <div aria-hidden="true" className={styles.head}>
        <span />
      </div>
      <div aria-hidden="true" className={styles.capture} />
      <TodoSkeleton />
    </>
  );
}
