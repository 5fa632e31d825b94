import type { Draft } from "./draft";
import type { Todo } from "./types";

/** The todos of these ids that are there, in this order. */
export function present(draft: Draft, ids: readonly string[]): Todo[] {
  return [...new Set(ids)].flatMap((id) => draft.todos.get(id) ?? []);
}

/** Those of the todos that are not below another of them: what happens to the others comes along. */
export function topmost(draft: Draft, ids: readonly string[]): Todo[] {
  const chosen = new Set(ids);
  return present(draft, ids).filter(
    (todo) => !draft.ancestors(todo).some(({ id }) => chosen.has(id)),
  );
}

/** A todo and everything below it. */
export function family(draft: Draft, todo: Todo): Todo[] {
  return [todo, ...draft.descendants(todo.id)];
}
