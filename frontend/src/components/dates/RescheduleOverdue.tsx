"use client";

import { useMemo, useState } from "react";
import { isOverdue } from "@/lib/dates/due";
import { useMoment } from "@/lib/dates/use-today";
import { useSnapshot } from "@/lib/replica/hooks";
import { isArchived } from "@/lib/views/todo-index";
import { DateMenu } from "./DateMenu";
import styles from "./RescheduleOverdue.module.css";

/** Puts everything that is overdue on another day, as one action with one undo. */
export function RescheduleOverdue() {
  const { todos, lists } = useSnapshot();
  const moment = useMoment();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const ids = useMemo(
    () =>
      [...todos.values()]
        .filter((todo) => !(todo.completed || isArchived(todo, lists)) && isOverdue(todo, moment))
        .map(({ id }) => id),
    [todos, lists, moment],
  );
  if (ids.length === 0) {
    return null;
  }
  return (
    <>
      <button
        aria-expanded={anchor !== null}
        aria-haspopup="dialog"
        className={styles.button}
        onClick={(event) => setAnchor(anchor === null ? event.currentTarget : null)}
        type="button"
      >
        Reschedule<span className="visually-hidden"> all that is overdue</span>
      </button>
      {anchor !== null && <DateMenu anchor={anchor} ids={ids} onClose={() => setAnchor(null)} />}
    </>
  );
}
