import { useEffect, useSyncExternalStore } from "react";

type Late<T> = {
  /** Null until it is there. */
  part: T | null;
  /** Null unless it could not be fetched. */
  retry: (() => void) | null;
};

type LateOptions = {
  /** Fetched as soon as this is executed, before React has got as far. */
  isUrgent?: boolean;
};

/**
 * A part of the app that the first paint can do without: fetched when a component first uses it,
 * and once more when the network is back. Returns the hook that gives it.
 */
export function latePart<T>(load: () => Promise<T>, options: LateOptions = {}): () => Late<T> {
  const listeners = new Set<() => void>();
  let late: Late<T> = { part: null, retry: null };
  let isLoading = false;

  function set(next: Late<T>): void {
    late = next;
    for (const listener of [...listeners]) {
      listener();
    }
  }

  async function fetchPart(): Promise<void> {
    if (late.part !== null || isLoading) {
      return;
    }
    isLoading = true;
    try {
      set({ part: await load(), retry: null });
    } catch {
      window.addEventListener("online", start, { once: true });
      set({ part: null, retry: start });
    }
    isLoading = false;
  }

  function start(): void {
    void fetchPart();
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  const nothing = late;
  if (options.isUrgent === true && typeof window !== "undefined") {
    start();
  }
  return () => {
    useEffect(start, []);
    return useSyncExternalStore(
      subscribe,
      () => late,
      () => nothing,
    );
  };
}
