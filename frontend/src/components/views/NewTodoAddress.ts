"use client";

import { useEffect } from "react";
import { focusCapture } from "@/components/todo/Focus";

/** The shortcut of the installed app leads to `/todos?new=1`: ready to write. */
export function useNewTodoAddress(): void {
  useEffect(() => {
    const address = new URL(window.location.href);
    if (address.searchParams.has("new")) {
      address.searchParams.delete("new");
      window.history.replaceState(null, "", address);
      focusCapture();
    }
  }, []);
}
