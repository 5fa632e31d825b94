"use client";

import { lazy, Suspense, useEffect } from "react";
import { partOfApp } from "@/lib/part";
import type { DatePanelProps } from "./DatePanel";

/** Stands in for what could not be loaded. */
function Closed({ onClose }: DatePanelProps) {
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
export function DateMenu(props: DatePanelProps) {
  return (
    <Suspense fallback={null}>
      <Panel {...props} />
    </Suspense>
  );
}
