import styles from "./TodoList.module.css";

const BONES = ["first", "second", "third", "fourth", "fifth"] as const;

/** The list's own layout without words; its style sheet shows it only after a moment's wait. */
export function TodoSkeleton() {
  return (
    <div className={styles.skeleton}>
      <p className="visually-hidden" role="status">
        Loading your todos…
      </p>
      <div aria-hidden="true">
        {BONES.map((bone) => (
          <div className={styles.bone} key={bone}>
            <span />
          </div>
        ))}
      </div>
    </div>
  );
}
