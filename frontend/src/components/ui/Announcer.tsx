"use client";

import { useSyncExternalStore } from "react";

let spoken = "";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says to a screen reader what everyone else sees happen. */
export function announce(sentence: string): void {
  // A no-break space makes the same sentence news when it comes twice in a row.
  spoken = sentence === spoken ? `${sentence}\u00a0` : sentence;
  for (const listener of listeners) {
    listener();
  }
}

export function Announcer() {
  const sentence = useSyncExternalStore(
    subscribe,
    () => spoken,
    () => "",
  );
  return (
    <p aria-live="polite" className="visually-hidden">
      {sentence}
    </p>
  );
}
