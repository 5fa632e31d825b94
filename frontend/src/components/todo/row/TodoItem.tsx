"use client";

import { type MouseEvent, memo, useContext } from "react";
import { ExtrasContext } from "@/components/todo/ExtrasContext";
import { useList } from "@/components/todo/ListContext";
import { priorityName } from "@/components/todo/Priority";
import check from "./Check.module.css";
import { RowButtons } from "./RowButtons";
import styles from "./TodoItem.module.css";
import { TodoMeta, type TodoMetaProps } from "./TodoMeta";
import { TodoTitle } from "./TodoTitle";

type TodoItemProps = TodoMetaProps & { depth: number; isSelected: boolean };

/** One row at rest: check, title, what else is known. Its buttons come with the pointer or focus. */
export const TodoItem = memo(function TodoItem(props: TodoItemProps) {
  const { todo, depth, isSelected, areDetailsOpen } = props;
  const { commands, isSelecting } = useList();
  const extras = useContext(ExtrasContext);

  function onTitle(event: MouseEvent): void {
    const isTouch = event.nativeEvent instanceof PointerEvent && isTouched(event.nativeEvent);
    if (event.shiftKey) {
      commands.selectTo(null, todo.id);
    } else if (event.ctrlKey || event.metaKey || (isSelecting && isTouch)) {
      commands.select(todo.id);
    } else {
      commands.edit(todo.id);
    }
  }

  return (
    <>
      <div className={styles.row} data-draggable>
        <input
          aria-label={todo.title}
          checked={todo.completed}
          className={check.check}
          data-priority={todo.priority}
          data-row-control
          onChange={() => commands.complete([todo.id], todo.id)}
          type="checkbox"
        />
        <div className={styles.body}>
          <button
            aria-label={`Edit ${todo.title}`}
            className={styles.title}
            data-edit
            onClick={onTitle}
            type="button"
          >
            <TodoTitle title={todo.title} />
          </button>
          {depth > 0 && <span className="visually-hidden">Level {depth + 1}</span>}
          {isSelected && <span className="visually-hidden">Selected</span>}
          {todo.priority < 4 && (
            <span className="visually-hidden">{priorityName(todo.priority)} priority</span>
          )}
          <TodoMeta {...props} />
        </div>
        <RowButtons todo={todo} />
      </div>
      {areDetailsOpen && extras !== null && <extras.RowDetails todo={todo} />}
    </>
  );
});

function isTouched(event: PointerEvent): boolean {
  return event.pointerType === "touch" || event.pointerType === "pen";
}
