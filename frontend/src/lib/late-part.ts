import { useEffect, useSyncExternalStore } from "react";

/**
 * A part of the app that the first paint can do without: it is fetched as soon as a component uses
 * it, and again when the network is back. Returns the hook that gives it, null until it is there.
 */
export function latePart<T>(load: () => Promise<T>): () => T | null {
  const listeners = new Set<() => void>();
  let part: T | null = null;
  let isLoading = false;

  async function fetchPart(): Promise<void> {
    if (part !== null || isLoading) {
      return;
    }
    isLoading = true;
    try {
      part = await load();
    } catch {
      window.addEventListener("online", () => void fetchPart(), { once: true });
    }
    isLoading = false;
    for (const listener of [...listeners]) {
      listener();
    }
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return () => {
    useEffect(() => void fetchPart(), []);
    return useSyncExternalStore(
      subscribe,
      () => part,
      () => null,
    );
  };
}
