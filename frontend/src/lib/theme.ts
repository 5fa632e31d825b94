import { useCallback, useSyncExternalStore } from "react";
import { localData } from "@/lib/local-data";
import { PAPER } from "@/lib/paper";
import { THEME_KEY, THEME_SCOPE_KEY } from "@/lib/storage-keys";

export type Theme = "system" | "light" | "dark";

const DEVICE = "device";

function readTheme(): Theme {
  const stored = localData.get(THEME_KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

/** Puts the theme on the page; before the first paint the head script does the same. */
function applyTheme(): void {
  const theme = readTheme();
  if (theme === "system") {
    delete document.documentElement.dataset["theme"];
  } else {
    document.documentElement.dataset["theme"] = theme;
  }
  for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const scheme = meta.media.includes("dark") ? "dark" : "light";
    meta.content = PAPER[theme === "system" ? scheme : theme];
  }
}

/** Follows the other tabs, and a sign-out, which forgets the theme too; returns the stop function. */
export function followTheme(): () => void {
  applyTheme();
  return localData.subscribe(applyTheme);
}

function subscribe(listener: () => void): () => void {
  return localData.subscribe(listener);
}

/** For this device alone: what the next page shows before anything is known about the person. */
export function storeTheme(theme: Theme): void {
  if (theme === "system") {
    localData.remove(THEME_KEY);
  } else {
    localData.set(THEME_KEY, theme);
  }
}

/** The theme of this device. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, readTheme, () => "system" as const);
}

function isDeviceOnly(): boolean {
  return localData.get(THEME_SCOPE_KEY) === DEVICE;
}

/** Whether this device keeps a theme of its own instead of following the account. */
export function useDeviceTheme(): [boolean, (deviceOnly: boolean) => void] {
  const deviceOnly = useSyncExternalStore(subscribe, isDeviceOnly, () => false);
  const set = useCallback((next: boolean) => {
    if (next) {
      localData.set(THEME_SCOPE_KEY, DEVICE);
    } else {
      localData.remove(THEME_SCOPE_KEY);
    }
  }, []);
  return [deviceOnly, set];
}
