import { useSyncExternalStore } from "react";

/** A short message beside the page's content; `undo` offers to take the action back. */
export type NewNotice =
  | { kind: "info" | "error"; text: string }
  | { kind: "undo"; text: string; undo: () => void };

export type Notice = NewNotice & { id: number };

const MOST_AT_ONCE = 3;
const NONE: readonly Notice[] = [];

const listeners = new Set<() => void>();
let notices: readonly Notice[] = NONE;
let lastId = 0;

/** Shows a notice until it is dismissed; returns its id. The oldest makes room for the newest. */
export function notify(notice: NewNotice): number {
  lastId += 1;
  const others = notices.filter(
    (other) => other.kind !== notice.kind || other.text !== notice.text,
  );
  publish([...others, { ...notice, id: lastId }].slice(-MOST_AT_ONCE));
  return lastId;
}

export function dismiss(id: number): void {
  publish(notices.filter((notice) => notice.id !== id));
}

/** For a page that changes hands: nobody reads, or undoes, what somebody else did. */
export function dismissAll(): void {
  publish(NONE);
}

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(
    subscribe,
    () => notices,
    () => NONE,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function publish(next: readonly Notice[]): void {
  notices = next;
  for (const listener of [...listeners]) {
    listener();
  }
}
