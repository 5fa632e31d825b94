import { localData } from "@/lib/local-data";
import { isRecord, parseJson } from "@/lib/parse";
import { UNSENT_PREFIX } from "@/lib/storage-keys";
import type { NewTodo } from "@/lib/todo-types";

/** A new todo on its way to the server, under the id it will have there. */
export type UnsentTodo = NewTodo & { id: string };

/**
 * New todos that the server has not answered for: they outlive a closed tab and an expired session,
 * and are sent again under the same id, which the server takes only once.
 */
export function keepUnsent(userId: string, todo: UnsentTodo): void {
  localData.set(keyOf(userId, todo.id), JSON.stringify(todo));
}

export function forgetUnsent(userId: string, id: string): void {
  localData.remove(keyOf(userId, id));
}

export function listUnsent(userId: string): UnsentTodo[] {
  return localData
    .keys(keyOf(userId, ""))
    .toSorted()
    .flatMap((key) => parseUnsent(localData.get(key)));
}

function keyOf(userId: string, id: string): string {
  return `${UNSENT_PREFIX}${userId}.${id}`;
}

function parseUnsent(text: string | null): UnsentTodo[] {
  const value = text === null ? null : parseJson(text);
  if (!isRecord(value) || typeof value["id"] !== "string" || typeof value["title"] !== "string") {
    return [];
  }
  return [{ ...value, id: value["id"], title: value["title"] }];
}
