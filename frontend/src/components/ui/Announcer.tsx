"use client";

import { useSyncExternalStore } from "react";
import { session } from "@/lib/session";

type Sentence = { text: string; listenerId: string | null };

let spoken: Sentence = { text: "", listenerId: null };
const listeners = new Set<() => void>();

function signedInId(): string | null {
  return session.identity()?.user.id ?? null;
}

function subscribe(listener: () => void): () => void {
  const stop = session.subscribe(listener);
  listeners.add(listener);
  return () => {
    stop();
    listeners.delete(listener);
  };
}

/** Nobody hears what was said to somebody else. */
function heard(): string {
  return spoken.listenerId === signedInId() ? spoken.text : "";
}

/** Says to a screen reader what everyone else sees happen. */
export function announce(sentence: string): void {
  // A no-break space makes the same sentence news when it comes twice in a row.
  const text = sentence === spoken.text ? `${sentence}\u00a0` : sentence;
  spoken = { text, listenerId: signedInId() };
  for (const listener of listeners) {
    listener();
  }
}

export function Announcer() {
  const sentence = useSyncExternalStore(subscribe, heard, () => "");
  return (
    <p aria-live="polite" className="visually-hidden">
      {sentence}
    </p>
  );
}
