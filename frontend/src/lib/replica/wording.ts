import type { Operation } from "./mutations";
import type { Rows } from "./rows";
import type { Todo } from "./types";

/** What an action is about: the title of the one todo, or how many there are. */
export function subjectOf(todos: readonly Pick<Todo, "title">[]): string {
  const [only] = todos;
  return todos.length === 1 && only !== undefined ? only.title : `${todos.length} todos`;
}

/** What a refusal has prevented. */
export function whatFailed(operation: Operation, rows: Rows): string {
  switch (operation.op) {
    case "todo.create":
      return `“${operation.todo.title}” was not added.`;
    case "todo.update":
    case "todo.label":
      return `${nameOf(rows, operation.todo_id, "A todo")} was not changed.`;
    case "todo.delete":
      return `${nameOf(rows, operation.todo_id, "A todo")} was not deleted.`;
    case "todo.restore":
      return `${nameOf(rows, operation.todo_id, "A todo")} was not restored.`;
    case "list.create":
      return `The list “${operation.list.name}” was not added.`;
    case "list.update":
      return `${nameOf(rows, operation.list_id, "A list")} was not changed.`;
    case "list.delete":
      return `${nameOf(rows, operation.list_id, "A list")} was not deleted.`;
    case "label.create":
      return `The label “${operation.label.name}” was not added.`;
    case "label.update":
      return `${nameOf(rows, operation.label_id, "A label")} was not changed.`;
    case "label.delete":
      return `${nameOf(rows, operation.label_id, "A label")} was not deleted.`;
    case "label.merge":
      return `${nameOf(rows, operation.label_id, "A label")} was not merged.`;
    case "settings.update":
      return "A setting was not changed.";
    default:
      return operation satisfies never;
  }
}

function nameOf({ labels, lists, todos, trashed }: Rows, id: string, fallback: string): string {
  const name = (todos.get(id) ?? trashed.get(id))?.title ?? (lists.get(id) ?? labels.get(id))?.name;
  return name === undefined ? fallback : `“${name}”`;
}
