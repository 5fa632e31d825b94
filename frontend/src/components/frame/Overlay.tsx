"use client";

import { Fragment, type ReactNode, useEffect, useSyncExternalStore } from "react";
import { partOfApp } from "@/lib/part";

/** A dialog that any part of the page can open; an `id` of null makes a new one. */
export type Overlay =
  | { kind: "palette" | "shortcuts" | "more" | "sign-out" }
  | { kind: "list" | "label"; id: string | null }
  | { kind: "merge"; id: string };

/** Draws a dialog; `close` takes it away again. */
export type Drawing = (close: () => void) => ReactNode;

/** Fetches what draws a dialog: none of them is loaded before it is needed. */
export type OverlayLoader = (overlay: Overlay) => Promise<Drawing>;

let load: OverlayLoader | null = null;
/** What was asked for last; a dialog that comes later than the next one, or the next person, is not shown. */
let asked: Overlay | null = null;
let shown: { draw: Drawing; turn: number } | null = null;
let lastTurn = 0;
const listeners = new Set<() => void>();

function set(draw: Drawing | null): void {
  lastTurn += 1;
  shown = draw === null ? null : { draw, turn: lastTurn };
  for (const listener of [...listeners]) {
    listener();
  }
}

/** Only the one that is meant: a dialog tells that it was closed after another one may have come. */
function close(turn: number): void {
  if (shown?.turn === turn) {
    set(null);
  }
}

async function show(overlay: Overlay, loader: OverlayLoader): Promise<void> {
  asked = overlay;
  const drawing = await partOfApp(() => loader(overlay));
  if (drawing !== null && asked === overlay) {
    set(drawing);
  }
}

/** Opens a dialog over the page, in place of any other. */
export function openOverlay(overlay: Overlay): void {
  if (load !== null) {
    void show(overlay, load);
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The place where they are shown; belongs to one person and closes with them. */
export function OverlayHost({ loader }: { loader: OverlayLoader }) {
  const current = useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
  useEffect(() => {
    load = loader;
    return () => {
      load = null;
      asked = null;
      set(null);
    };
  }, [loader]);
  return (
    current !== null && (
      <Fragment key={current.turn}>{current.draw(() => close(current.turn))}</Fragment>
    )
  );
}
