import { useSyncExternalStore } from "react";
import { localData } from "@/lib/local-data";

const KEY = "daymark.shortcuts";

function subscribe(listener: () => void): () => void {
  return localData.subscribe(listener);
}

function isOn(): boolean {
  return localData.get(KEY) !== "off";
}

function setOn(on: boolean): void {
  if (on) {
    localData.remove(KEY);
  } else {
    localData.set(KEY, "off");
  }
}

/** Whether single keys do something: who dictates or has a tremor turns them off. */
export function useShortcutSetting(): [boolean, (on: boolean) => void] {
  return [useSyncExternalStore(subscribe, isOn, () => true), setOn];
}
