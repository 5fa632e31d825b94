"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { announce } from "@/components/ui/Announcer";
import { useCounts } from "@/lib/views/use-counts";
import { type View, viewKey } from "@/lib/views/view";
import { useViewName } from "./ViewName";

/** The tab says which view it shows, and how many todos today still has. */
export function DocumentTitle({ view }: { view: View }) {
  const name = useViewName(view) ?? "Todos";
  const { today } = useCounts();
  const title = `${today > 0 ? `(${today}) ` : ""}${name} · Daymark`;
  // With the page and not after it: what the next page writes must not be overwritten.
  useLayoutEffect(() => {
    function apply(): void {
      if (document.title !== title) {
        document.title = title;
      }
    }
    apply();
    // The router writes the title of the page some time after the page has come.
    const writing = new MutationObserver(apply);
    writing.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => writing.disconnect();
  }, [title]);
  useViewAnnouncement(viewKey(view), name);
  return null;
}

/** Who cannot see the page change hears where they are now. */
function useViewAnnouncement(key: string, name: string): void {
  const announced = useRef(key);
  useEffect(() => {
    if (announced.current !== key) {
      announced.current = key;
      announce(name);
    }
  }, [key, name]);
}
