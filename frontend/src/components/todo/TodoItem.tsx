"use client";

import { Icon } from "@/components/ui/Icon";
import type { Todo } from "@/lib/todos";
import type { Leaving } from "./Departures";
import styles from "./TodoItem.module.css";
import { TodoMeta } from "./TodoMeta";

/** What a row can ask for; the row is passed along so that the focus can find its neighbour. */
type RowActions = {
  toggle: (todo: Todo, row: HTMLElement | null) => void;
  remove: (todo: Todo, row: HTMLElement | null) => void;
  edit: (todo: Todo) => void;
};

type TodoItemProps = { todo: Todo; leaving: Leaving | null; actions: RowActions };

export function TodoItem({ todo, leaving, actions }: TodoItemProps) {
  return (
    <li
      className={styles.item}
      data-completed={todo.completed || undefined}
      data-leaving={leaving ?? undefined}
      data-row={todo.id}
      inert={leaving !== null}
    >
      <div className={styles.row}>
        <input
          aria-label={todo.title}
          checked={todo.completed}
          className={styles.check}
          data-priority={todo.priority}
          data-row-control
          onChange={(event) => actions.toggle(todo, event.currentTarget.closest("li"))}
          type="checkbox"
        />
        <div className={styles.body}>
          <button
            aria-label={`Edit ${todo.title}`}
            className={styles.title}
            data-edit
            onClick={() => actions.edit(todo)}
            type="button"
          >
            <span className={styles.text}>{todo.title}</span>
          </button>
          <TodoMeta todo={todo} />
        </div>
        <button
          aria-label={`Delete ${todo.title}`}
          className={styles.remove}
          data-delete
          onClick={(event) => actions.remove(todo, event.currentTarget.closest("li"))}
          type="button"
        >
          <Icon name="trash" />
        </button>
      </div>
    </li>
  );
}
