import { useCallback, useSyncExternalStore } from "react";
import { localData } from "@/lib/local-data";
import { THEME_KEY } from "@/lib/storage-keys";

export type Theme = "system" | "light" | "dark";

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
}

/** Follows the other tabs, and a sign-out, which forgets the theme too; returns the stop function. */
export function followTheme(): () => void {
  return localData.subscribe(applyTheme);
}

function subscribe(listener: () => void): () => void {
  return localData.subscribe(listener);
}

function storeTheme(theme: Theme): void {
  if (theme === "system") {
    localData.remove(THEME_KEY);
  } else {
    localData.set(THEME_KEY, theme);
  }
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, readTheme, () => "system" as const);
  const setTheme = useCallback(storeTheme, []);
  return [theme, setTheme];
}
