"use client";

import { Shortcuts } from "@/components/keys/Shortcuts";
import { useGoTo } from "@/components/views/CurrentView";
import { openOverlay } from "./Overlay";
import { startSearch } from "./Search";

/** The keys that work on every signed-in page. */
export function FrameKeys() {
  const goTo = useGoTo();
  return (
    <Shortcuts
      onGo={(kind) => goTo({ kind })}
      onHelp={() => openOverlay({ kind: "shortcuts" })}
      onPalette={() => openOverlay({ kind: "palette" })}
      onSearch={() => startSearch(goTo)}
    />
  );
}
