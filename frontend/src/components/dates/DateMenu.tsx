"use client";

import { lazy, Suspense, useEffect } from "react";
import { partOfApp } from "@/lib/part";

export type DateMenuProps = {
  /** What it opens beside; gets the focus back. */
  anchor: HTMLElement;
  ids: readonly string[];
  onClose: () => void;
};

/** Stands in for what could not be loaded. */
function Closed({ onClose }: DateMenuProps) {
  useEffect(onClose, [onClose]);
  return null;
}

const Panel = lazy(async () => {
  const loaded = await partOfApp(() => import("./DatePanel"));
  return { default: loaded?.DatePanel ?? Closed };
});

/**
 * When todos are due: the days one postpones to, a calendar, a time. Render it to open it; each
 * choice is one action with one undo for all of them, and closes it.
 */
export function DateMenu(props: DateMenuProps) {
  return (
    <Suspense fallback={null}>
      <Panel {...props} />
    </Suspense>
  );
}
