import { Bones } from "@/components/ui/Bones";
import styles from "./DashboardSkeleton.module.css";

/** The dashboard before anything is known: same heights, so nothing moves when it comes. Its style
 * sheet shows the bones only after a moment's wait. */
export function DashboardSkeleton() {
  return (
    <>
      <h1 className="visually-hidden">Todos</h1>
      <p className="visually-hidden" role="status">
        Loading your todos…
      </p>
      <div aria-hidden="true" className={styles.skeleton}>
        <div className={styles.head}>
          <span />
        </div>
        <div className={styles.capture} />
        <Bones />
      </div>
    </>
  );
}
