"use client";

import { Button } from "@/components/ui/Button";
import type { Todo } from "@/lib/todos";
import type { Leaving } from "./Departures";
import { pastDay, useToday } from "./DueDate";
import styles from "./TrashItem.module.css";

type TrashItemProps = {
  todo: Todo;
  leaving: Leaving | null;
  actions: { restore: (todo: Todo, row: HTMLElement | null) => void };
};

export function TrashItem({ todo, leaving, actions }: TrashItemProps) {
  const today = useToday();
  return (
    <li
      className={styles.item}
      data-leaving={leaving ?? undefined}
      data-row={todo.id}
      inert={leaving !== null}
    >
      <div className={styles.row}>
        <div>
          <p className={styles.title}>{todo.title}</p>
          {todo.deleted_at !== null && (
            <p className={styles.when}>
              Deleted{" "}
              <time dateTime={todo.deleted_at}>{pastDay(new Date(todo.deleted_at), today)}</time>
            </p>
          )}
        </div>
        <Button
          aria-label={`Restore ${todo.title}`}
          data-row-control
          onClick={(event) => actions.restore(todo, event.currentTarget.closest("li"))}
          variant="quiet"
        >
          Restore
        </Button>
      </div>
    </li>
  );
}
