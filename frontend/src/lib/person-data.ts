import { useCallback, useState, useSyncExternalStore } from "react";
import { localData } from "@/lib/local-data";
import { session } from "@/lib/session";
import { PERSON_PREFIX } from "@/lib/storage-keys";

function subscribe(listener: () => void): () => void {
  return localData.subscribe(listener);
}

/**
 * A small text that this device remembers for the person signed in, such as how a list is sorted;
 * null forgets it, and so does a sign-out.
 */
export function usePersonData(name: string): [string | null, (text: string | null) => void] {
  const [owner] = useState(() => session.identity()?.user.id ?? "");
  const key = `${PERSON_PREFIX}${owner}.${name}`;
  const read = useCallback(() => localData.get(key), [key]);
  const text = useSyncExternalStore(subscribe, read, () => null);
  const write = useCallback(
    (next: string | null) => {
      if (next === null) {
        localData.remove(key);
      } else {
        localData.set(key, next);
      }
    },
    [key],
  );
  return [text, write];
}
