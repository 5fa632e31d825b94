"use client";

import { useList } from "@/components/todo/ListContext";
import { directParts } from "@/components/todo/order/Levels";
import { useSnapshot } from "@/lib/replica/hooks";
import type { Todo } from "@/lib/replica/types";
import styles from "./RowDetails.module.css";

/** The direct parts of a todo, to tick where they are no rows of their own. */
export function PartsList({ todo }: { todo: Todo }) {
  const { todos } = useSnapshot();
  const { commands } = useList();
  const parts = directParts(todos, todo.id);
  if (parts.length === 0) {
    return null;
  }
  return (
    <ul aria-label={`Parts of ${todo.title}`} className={styles.parts}>
      {parts.map((part) => (
        <li key={part.id}>
          <label className={styles.part} data-completed={part.completed || undefined}>
            <input
              checked={part.completed}
              onChange={() => commands.complete([part.id], todo.id)}
              type="checkbox"
            />
            <span>{part.title}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
