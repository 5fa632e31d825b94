import { useState } from "react";
import { useTabDraft } from "@/lib/drafts";
import type { Ghost } from "./Ghosts";
import { NOTHING, type Selection } from "./selection/Selection";

/** What is open beside a row, or beside the bar of what is selected. */
export type Overlay = {
  kind: "menu" | "date" | "move" | "labels" | "priority";
  ids: readonly string[];
  anchor: HTMLElement;
};

/** What a list shows besides its rows. */
export type ListState = {
  selection: Selection;
  /** The row whose editor is open; "" where none is. */
  editingId: string;
  /** The todo that gets another part; "" where none does. */
  addingTo: string;
  /** The rows whose notes, and parts where they are no rows, can be read below them. */
  openDetails: ReadonlySet<string>;
  overlay: Overlay | null;
  ghosts: readonly Ghost[];
};

export type ListSetters = {
  setSelection: (selection: Selection) => void;
  setEditing: (id: string) => void;
  setAddingTo: (id: string) => void;
  setOpenDetails: (ids: ReadonlySet<string>) => void;
  setOverlay: (overlay: Overlay | null) => void;
  setGhosts: (change: (ghosts: readonly Ghost[]) => readonly Ghost[]) => void;
};

const NO_DETAILS: ReadonlySet<string> = new Set();
const NO_GHOSTS: readonly Ghost[] = [];

export function useListState(): [ListState, ListSetters] {
  const [selection, setSelection] = useState<Selection>(NOTHING);
  // Where one is writing is a draft too: it opens again after a reload or an ended session.
  const [editingId, setEditing] = useTabDraft("editing");
  const [addingTo, setAddingTo] = useTabDraft("adding-to");
  const [openDetails, setOpenDetails] = useState(NO_DETAILS);
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [ghosts, setGhosts] = useState(NO_GHOSTS);
  return [
    { selection, editingId, addingTo, openDetails, overlay, ghosts },
    { setSelection, setEditing, setAddingTo, setOpenDetails, setOverlay, setGhosts },
  ];
}
