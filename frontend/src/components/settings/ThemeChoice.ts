"use client";

import { useEffect } from "react";
import { useActions, useSnapshot, useSync } from "@/lib/replica/hooks";
import { storeTheme, type Theme, useDeviceTheme } from "@/lib/theme";

/** Shows a theme at once, and on the person's other devices unless this one keeps its own. */
export function useChooseTheme(): (theme: Theme) => void {
  const { changeSettings } = useActions();
  const [deviceOnly] = useDeviceTheme();
  return (theme) => {
    storeTheme(theme);
    if (!deviceOnly) {
      changeSettings({ theme });
    }
  };
}

/** Takes over what was chosen on another device; the device remembers it for its next first paint. */
export function AccountTheme() {
  const { status } = useSync();
  const { theme } = useSnapshot().settings;
  const [deviceOnly] = useDeviceTheme();
  const followed = status === "ready" && !deviceOnly ? theme : null;
  useEffect(() => {
    if (followed !== null) {
      storeTheme(followed);
    }
  }, [followed]);
  return null;
}
