import { useCallback, useState, useSyncExternalStore } from "react";
import { localData } from "@/lib/local-data";
import { session } from "@/lib/session";
import { DRAFT_PREFIX } from "@/lib/storage-keys";

/** A text, or what makes one of the latest. */
type Next = string | ((latest: string) => string);

/**
 * What a person is typing: kept on the device per person and field, until it is cleared because the
 * server has accepted it. Survives a reload and an expired session; an explicit sign-out removes it.
 */
export function useDraft(key: string): [string, (next: Next) => void, () => void] {
  // The owner stays who began to type, also when the session ends in the middle of a word.
  const [owner] = useState(() => session.identity()?.user.id ?? "");
  const read = useCallback(() => localData.get(storageKey(owner, key)) ?? "", [owner, key]);
  const text = useSyncExternalStore(subscribe, read, () => "");
  const setText = useCallback(
    (next: Next) => storeDraft(owner, key, typeof next === "string" ? next : next(read())),
    [owner, key, read],
  );
  const clear = useCallback(() => storeDraft(owner, key, ""), [owner, key]);
  return [text, setText, clear];
}

function subscribe(listener: () => void): () => void {
  return localData.subscribe(listener);
}

function storageKey(owner: string, key: string): string {
  return `${DRAFT_PREFIX}${owner}.${key}`;
}

function storeDraft(owner: string, key: string, text: string): void {
  if (text === "") {
    localData.remove(storageKey(owner, key));
  } else if (isStillTheirs(owner)) {
    localData.set(storageKey(owner, key), text);
  }
}

/** After an explicit sign-out, or with someone else signed in, nothing is written down any more. */
function isStillTheirs(owner: string): boolean {
  const state = session.state();
  return state.status === "signed-in"
    ? state.user.id === owner
    : state.status === "signed-out" && state.reason === "expired";
}
