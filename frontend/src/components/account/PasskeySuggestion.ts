"use client";

import { useEffect } from "react";
import type { SignInResult } from "@/types/auth";

// After everything the page shows; nobody has reached the email field before that.
const DELAY_MS = 1000;

const OFFLINE: SignInResult = {
  ok: false,
  code: "OFFLINE",
  message: "The server cannot be reached. Check your connection and try again.",
  field: null,
};

/** What talks to authenticators comes after what the page shows. */
async function loadAsker() {
  const { passkeyAsker } = await import("@/lib/passkey-asker");
  return passkeyAsker;
}

/** Asks outright. */
export async function askForPasskey(): Promise<SignInResult> {
  try {
    const asker = await loadAsker();
    return await asker.ask();
  } catch {
    return OFFLINE;
  }
}

/** Suggests passkeys while the page is shown; tells why a chosen one did not do. */
export function usePasskeySuggestion(onFailed: (message: string) => void): void {
  useEffect(() => {
    let stop: (() => void) | null = null;
    const start = async (): Promise<void> => {
      try {
        const asker = await loadAsker();
        stop ??= asker.suggest(onFailed);
      } catch {
        // Without a network nothing is suggested; the button says why when it is pressed.
      }
    };
    const timer = setTimeout(() => void start(), DELAY_MS);
    return () => {
      clearTimeout(timer);
      if (stop === null) {
        stop = () => undefined;
      } else {
        stop();
      }
    };
  }, [onFailed]);
}
