"use client";

import { useEffect } from "react";
import { announce } from "@/components/ui/Announcer";
import type { Chip } from "./Chips";

const PAUSE_MS = 900;

/** Says what was understood to those who cannot see the chips, once they pause in their typing. */
export function useSpokenChips(chips: readonly Chip[]): void {
  const understood = chips
    .filter(({ span }) => span !== null)
    .map(({ text }) => text)
    .join(", ");
  useEffect(() => {
    if (understood === "") {
      return;
    }
    const timer = setTimeout(() => announce(`Understood: ${understood}`), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [understood]);
}
