"use client";

import { focusCapture } from "@/components/todo/Focus";
import { useActions } from "@/lib/replica/hooks";
import type { FixedKind } from "@/lib/views/view";
import { useKeys } from "./Keys";

type ShortcutsProps = {
  onSearch: () => void;
  onPalette: () => void;
  onHelp: () => void;
  onGo: (view: FixedKind) => void;
};

/** The keys that work wherever one is; rendered once, in the frame of the signed-in pages. */
export function Shortcuts({ onSearch, onPalette, onHelp, onGo }: ShortcutsProps) {
  const { undo } = useActions();
  useKeys((command) => {
    switch (command) {
      case "capture":
        // Where the view has no input, the inbox has.
        if (focusCapture()) {
          onGo("inbox");
        }
        return true;
      case "search":
        onSearch();
        return true;
      case "palette":
        onPalette();
        return true;
      case "help":
        onHelp();
        return true;
      case "undo":
        undo();
        return true;
      case "go-inbox":
        onGo("inbox");
        return true;
      case "go-today":
        onGo("today");
        return true;
      case "go-upcoming":
        onGo("upcoming");
        return true;
      case "go-completed":
        onGo("completed");
        return true;
      default:
        return command satisfies never;
    }
  });
  return null;
}
