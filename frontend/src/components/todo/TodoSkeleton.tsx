import { Bones } from "@/components/ui/Bones";
import styles from "./TodoList.module.css";

/** The list's own layout without words; its style sheet shows it only after a moment's wait. */
export function TodoSkeleton() {
  return (
    <div className={styles.skeleton}>
      <p className="visually-hidden" role="status">
        Loading your todos…
      </p>
      <div aria-hidden="true">
        <Bones />
      </div>
    </div>
  );
}
