"use client";

import { type ReactNode, useId } from "react";
import { Icon } from "@/components/ui/Icon";
import styles from "./Collections.module.css";

type CollectionGroupProps = {
  title: string;
  /** Names the button that makes one more. */
  newText: string;
  onNew: () => void;
  children: ReactNode;
};

export function CollectionGroup({ title, newText, onNew, children }: CollectionGroupProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={styles.group}>
      <div className={styles.head}>
        <p className={styles.title} id={titleId}>
          {title}
        </p>
        <button aria-label={newText} className={styles.new} onClick={onNew} type="button">
          <Icon name="plus" />
        </button>
      </div>
      {children}
    </section>
  );
}
