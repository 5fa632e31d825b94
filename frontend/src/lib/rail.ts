import { useSyncExternalStore } from "react";
import { localData } from "@/lib/local-data";
import { RAIL_KEY } from "@/lib/storage-keys";

const CLOSED = "closed";

function isClosed(): boolean {
  return localData.get(RAIL_KEY) === CLOSED;
}

/** Puts it on the page, where the style sheet sees it; before the first paint the head script does. */
function apply(): void {
  if (isClosed()) {
    document.documentElement.dataset["rail"] = CLOSED;
  } else {
    delete document.documentElement.dataset["rail"];
  }
}

function subscribe(listener: () => void): () => void {
  return localData.subscribe(() => {
    apply();
    listener();
  });
}

/** Whether the rail of wide screens is put away on this device. */
export function useRailClosed(): [boolean, (closed: boolean) => void] {
  return [useSyncExternalStore(subscribe, isClosed, () => false), setClosed];
}

function setClosed(closed: boolean): void {
  if (closed) {
    localData.set(RAIL_KEY, CLOSED);
  } else {
    localData.remove(RAIL_KEY);
  }
}
