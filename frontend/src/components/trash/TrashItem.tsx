"use client";

import { Button } from "@/components/ui/Button";
import { pastDay } from "@/lib/dates/format";
import { useMinute, useToday } from "@/lib/dates/use-today";
import { useSnapshot } from "@/lib/replica/hooks";
import type { TrashedTodo } from "@/lib/replica/types";
import styles from "./TrashItem.module.css";
import { daysLeft, leftText } from "./TrashRows";

type TrashItemProps = { todo: TrashedTodo; parts: number; onRestore: () => void };

function partsText(parts: number): string {
  if (parts === 0) {
    return "";
  }
  return parts === 1 ? "with 1 part, " : `with ${parts} parts, `;
}

export function TrashItem({ todo, parts, onRestore }: TrashItemProps) {
  const today = useToday();
  const now = useMinute();
  const { settings } = useSnapshot();
  const { deleted_at: deletedAt } = todo;
  return (
    <li className={styles.row} data-row={todo.id}>
      <div className={styles.body}>
        <p className={styles.title}>{todo.title}</p>
        <p className={styles.when}>
          {partsText(parts)}deleted{" "}
          <time dateTime={deletedAt}>{pastDay(new Date(deletedAt), today, settings)}</time>,{" "}
          {leftText(daysLeft(deletedAt, now))}
        </p>
      </div>
      <Button
        aria-label={`Restore ${todo.title}`}
        data-row-control
        onClick={onRestore}
        variant="quiet"
      >
        Restore
      </Button>
    </li>
  );
}
