"use client";

import { useEffect } from "react";
import { loadMenu } from "@/components/ui/MenuButton";
import { type Drawing, type Overlay, OverlayHost } from "./Overlay";
import { SignOutDialog } from "./SignOutDialog";

const loadPalette = () => import("@/components/palette/Palette");
const loadMoreSheet = () => import("./MoreSheet");
const loadShortcuts = () => import("@/components/keys/ShortcutsDialog");
const loadListDialog = () => import("@/components/lists/ListDialog");
const loadLabelDialog = () => import("@/components/labels/LabelDialog");
const loadClosedBy = () => import("@/components/ui/ClosedBy");
const loadMergeDialog = () => import("@/components/labels/MergeDialog");

/** After what the person waits for. */
const PRELOAD_AFTER_MS = 3000;

async function drawingOf(overlay: Overlay): Promise<Drawing> {
  switch (overlay.kind) {
    case "palette": {
      const { Palette } = await loadPalette();
      return (close) => <Palette onClose={close} />;
    }
    case "shortcuts": {
      const { ShortcutsDialog } = await loadShortcuts();
      return (close) => <ShortcutsDialog onClose={close} />;
    }
    case "list": {
      const { ListDialog } = await loadListDialog();
      return (close) => <ListDialog listId={overlay.id} onClose={close} />;
    }
    case "label": {
      const { LabelDialog } = await loadLabelDialog();
      return (close) => <LabelDialog labelId={overlay.id} onClose={close} />;
    }
    case "merge": {
      const { MergeDialog } = await loadMergeDialog();
      return (close) => <MergeDialog labelId={overlay.id} onClose={close} />;
    }
    case "more": {
      const { MoreSheet } = await loadMoreSheet();
      return (close) => <MoreSheet onClose={close} />;
    }
    // Comes with the page: it warns of what is lost without a network.
    case "sign-out":
      return (close) => <SignOutDialog onClose={close} />;
    default:
      return overlay satisfies never;
  }
}

/** So that they open without a wait, and without a network. */
async function preload(): Promise<void> {
  // What fails is fetched again when it is asked for, and then that is said.
  await Promise.allSettled([
    loadMoreSheet(),
    loadPalette(),
    loadListDialog(),
    loadLabelDialog(),
    loadMergeDialog(),
    loadShortcuts(),
    loadMenu(),
    ...("closedBy" in HTMLDialogElement.prototype ? [] : [loadClosedBy()]),
  ]);
}

/** The dialogs of the signed-in pages; they come after the page. */
export function Overlays() {
  useEffect(() => {
    const timer = setTimeout(() => void preload(), PRELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return <OverlayHost loader={drawingOf} />;
}
