"use client";

import { Icon } from "@/components/ui/Icon";
import type { Todo } from "@/lib/todos";
import { dueWords, nearness, pastDay, timeWords, useToday } from "./DueDate";
import { priorityName } from "./Priority";
import styles from "./TodoMeta.module.css";

const DUE_PREFIX = { passed: "Overdue: ", today: "Due ", later: "Due " } as const;

function Due({ due, time }: { due: string; time: string | null }) {
  const today = useToday();
  const near = nearness(due, today);
  return (
    <span className={styles.due} data-near={near}>
      <Icon name="calendar" />
      <span className="visually-hidden">{DUE_PREFIX[near]}</span>
      <time dateTime={due}>
        {dueWords(due, today)}
        {time !== null && `, ${timeWords(time)}`}
      </time>
      {near === "passed" && <span aria-hidden="true">overdue</span>}
    </span>
  );
}

function Completion({ instant }: { instant: string }) {
  const today = useToday();
  return (
    <span>
      <Icon name="check" />
      Completed <time dateTime={instant}>{pastDay(new Date(instant), today)}</time>
    </span>
  );
}

/** What else is known about a todo, in one quiet line; nothing where nothing is. */
export function TodoMeta({ todo }: { todo: Todo }) {
  const prioritised = todo.priority < 4;
  const [note = ""] = todo.notes.trim().split("\n", 1);
  if (todo.completed_at !== null) {
    return (
      <p className={styles.meta}>
        <Completion instant={todo.completed_at} />
      </p>
    );
  }
  if (todo.due_date === null && !prioritised && note === "") {
    return null;
  }
  return (
    <p className={styles.meta}>
      {todo.due_date !== null && <Due due={todo.due_date} time={todo.due_time} />}
      {prioritised && (
        <span className={styles.priority} data-priority={todo.priority}>
          <Icon name="flag" />
          <span className="visually-hidden">Priority: </span>
          {priorityName(todo.priority)}
        </span>
      )}
      {note !== "" && (
        <span className={styles.note}>
          <Icon name="note" />
          <span className="visually-hidden">Notes: </span>
          <span className={styles.noteText}>{note}</span>
        </span>
      )}
    </p>
  );
}
