import { createContext, useContext } from "react";
import type { Moment } from "@/lib/dates/due";
import type { Snapshot } from "@/lib/replica/types";
import type { View } from "@/lib/views/view";
import type { ListCommands } from "./commands/ListCommands";
import type { RowHeights } from "./window/RowHeights";

/** What the rows of one list share; changes rarely, so that a change of one row draws one row. */
export type ListShared = {
  view: View;
  moment: Moment;
  settings: Snapshot["settings"];
  lists: Snapshot["lists"];
  labels: Snapshot["labels"];
  commands: ListCommands;
  heights: RowHeights;
  /** Something is selected: a tap then selects as well. */
  isSelecting: boolean;
};

export const ListContext = createContext<ListShared | null>(null);

export function useList(): ListShared {
  const shared = useContext(ListContext);
  if (shared === null) {
    throw new Error("Rows are shown in a TodoList only.");
  }
  return shared;
}
