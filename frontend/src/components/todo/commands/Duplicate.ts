import { directParts } from "@/components/todo/order/Levels";
import type { NewTodo, Todo } from "@/lib/replica/types";

/** A todo to add that is like another one, with parts like its open parts. */
export function duplicateOf(todos: ReadonlyMap<string, Todo>, todo: Todo): NewTodo {
  return { ...likeOf(todos, todo), list_id: todo.list_id, parent_id: todo.parent_id };
}

function likeOf(todos: ReadonlyMap<string, Todo>, todo: Todo): NewTodo {
  const { title, notes, priority, due_date, due_time, due_timezone, label_ids } = todo;
  const parts = directParts(todos, todo.id).filter(({ completed }) => !completed);
  return {
    title,
    notes,
    priority,
    due_date,
    due_time,
    due_timezone,
    label_ids,
    parts: parts.map((part) => likeOf(todos, part)),
  };
}
