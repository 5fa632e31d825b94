import type { ReactNode } from "react";
import { Beacon, type Scene } from "./Beacon";
import styles from "./EmptyState.module.css";

type EmptyStateProps = {
  scene: Scene;
  title: string;
  children: ReactNode;
};

/** Says why there is nothing here and what to do next. */
export function EmptyState({ scene, title, children }: EmptyStateProps) {
  return (
    <section className={styles.empty}>
      <Beacon scene={scene} />
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.text}>{children}</div>
    </section>
  );
}
