import { useSyncExternalStore } from "react";

function never(): () => void {
  return () => undefined;
}

/** False in what the server has sent, until the script has taken the page over. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
