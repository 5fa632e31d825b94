import type { Draft } from "./draft";
import type { Entry } from "./mutations";
import {
  changeLabel,
  changeList,
  createLabel,
  createList,
  mergeLabel,
  removeLabel,
  removeList,
} from "./reduce-collections";
import { createTodo, labelTodo, restoreTodo, trashTodo, updateTodo } from "./reduce-todos";

/**
 * Does to the rows what the server will do: backend/core/services says how. What the server would
 * refuse changes nothing here, and what it has done already changes nothing again.
 */
export function applyEntry(draft: Draft, { at, operation, restored }: Entry): void {
  switch (operation.op) {
    case "todo.create":
      createTodo(draft, operation, at);
      break;
    case "todo.update":
      updateTodo(draft, operation, at);
      break;
    case "todo.delete":
      trashTodo(draft, operation.todo_id, at);
      break;
    case "todo.restore":
      restoreTodo(draft, operation.todo_id, restored);
      break;
    case "todo.label":
      labelTodo(draft, operation, at);
      break;
    case "list.create":
      createList(draft, operation.list, at);
      break;
    case "list.update":
      changeList(draft, operation, at);
      break;
    case "list.delete":
      removeList(draft, operation.list_id, at);
      break;
    case "label.create":
      createLabel(draft, operation.label, at);
      break;
    case "label.update":
      changeLabel(draft, operation, at);
      break;
    case "label.delete":
      removeLabel(draft, operation.label_id, at);
      break;
    case "label.merge":
      mergeLabel(draft, operation, at);
      break;
    case "settings.update":
      draft.setSettings({ ...draft.settings, ...operation.patch });
      break;
    default:
      operation satisfies never;
  }
}
