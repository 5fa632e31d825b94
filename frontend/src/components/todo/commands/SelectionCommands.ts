import { focusRow } from "@/components/todo/Focus";
import { idsOf } from "@/components/todo/ListModel";
import {
  extended,
  NOTHING,
  type Selection,
  selectionText,
  toggled,
} from "@/components/todo/selection/Selection";
import { announce } from "@/components/ui/Announcer";
import type { ListTools } from "./ListTools";

export type SelectionCommands = {
  select: (id: string) => void;
  /** From where the selection began, or from a row, to another row. */
  selectTo: (fromId: string | null, toId: string) => void;
  selectAll: () => void;
  selectNone: () => void;
};

export function selectionCommands(tools: ListTools): SelectionCommands {
  function set(selection: Selection): void {
    tools.set.setSelection(selection);
    announce(selectionText(selection.ids.size));
  }

  return {
    select: (id) => set(toggled(tools.state().selection, id)),
    selectTo: (fromId, toId) => {
      const { selection } = tools.state();
      const rows = idsOf(tools.model().sections);
      set(extended(selection, { rows, fromId: fromId ?? toId, toId }));
      focusRow(toId);
    },
    selectAll: () => {
      const ids = idsOf(tools.model().sections);
      set({ ids: new Set(ids), anchorId: ids[0] ?? null });
    },
    selectNone: () => set(NOTHING),
  };
}
