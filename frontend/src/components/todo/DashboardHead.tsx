"use client";

import { Icon } from "@/components/ui/Icon";
import type { TodoView } from "@/lib/todos";
import styles from "./DashboardHead.module.css";
import { dayName, useToday } from "./DueDate";
import { HEADING_ID } from "./Focus";

const TITLES: Record<TodoView, string> = { open: "Open", completed: "Completed", trash: "Trash" };

type DashboardHeadProps = { view: TodoView; onHelp: () => void };

export function DashboardHead({ view, onHelp }: DashboardHeadProps) {
  const today = useToday();
  return (
    <div className={styles.head}>
      <h1 className={styles.title} id={HEADING_ID} tabIndex={-1}>
        {TITLES[view]}
      </h1>
      <p className={styles.day}>{view === "open" && dayName(today)}</p>
      <button
        aria-label="Keyboard shortcuts"
        className={styles.help}
        onClick={onHelp}
        type="button"
      >
        <Icon name="keyboard" />
      </button>
    </div>
  );
}
