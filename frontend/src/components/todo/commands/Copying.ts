import { directParts } from "@/components/todo/order/Levels";
import { notify } from "@/lib/notices";
import type { Todo } from "@/lib/replica/types";

type Todos = ReadonlyMap<string, Todo>;

function lines(todos: Todos, todo: Todo, indent: string): string[] {
  const mark = todo.completed ? "x" : " ";
  const parts = directParts(todos, todo.id).flatMap((part) => lines(todos, part, `${indent}  `));
  return [`${indent}- [${mark}] ${todo.title}`, ...parts];
}

/** Todos and their parts as a Markdown list; a single one without parts is its title alone. */
function textOf(todos: Todos, ids: readonly string[]): string {
  const chosen = ids.flatMap((id) => todos.get(id) ?? []);
  const all = chosen.flatMap((todo) => lines(todos, todo, ""));
  const [only] = chosen;
  return all.length === 1 && only !== undefined ? only.title : all.join("\n");
}

/** Puts todos on the clipboard and says so, or why it did not work. */
export async function copyTodos(todos: Todos, ids: readonly string[]): Promise<void> {
  try {
    await navigator.clipboard.writeText(textOf(todos, ids));
    notify({ kind: "info", text: "Copied" });
  } catch {
    // No permission, or no clipboard outside of https.
    notify({ kind: "error", text: "The browser does not let this page copy." });
  }
}
