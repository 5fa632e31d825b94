"use client";

import { DateMenu } from "@/components/dates/DateMenu";
import { Menu } from "@/components/ui/Menu";
import { LabelPicker } from "./LabelPicker";
import { useList } from "./ListContext";
import type { ListModel } from "./ListModel";
import { ListPicker } from "./ListPicker";
import type { Overlay } from "./ListState";
import { priorityChoice } from "./PriorityChoice";
import { RowMenu } from "./row/RowMenu";

type ListOverlayProps = { model: ListModel; overlay: Overlay | null };

/** What is open beside a row or the selection: one for the whole list. */
export function ListOverlay({ model, overlay }: ListOverlayProps) {
  const { commands } = useList();
  if (overlay === null) {
    return null;
  }
  const { kind, ids, anchor } = overlay;
  const [fromId = ""] = ids;
  const { todos } = model.snapshot;
  const chosen = ids.flatMap((id) => todos.get(id) ?? []);
  switch (kind) {
    case "menu":
      return <RowMenu anchor={anchor} id={fromId} key={fromId} model={model} />;
    case "date":
      return <DateMenu anchor={anchor} ids={ids} onClose={commands.close} />;
    case "move":
      return (
        <ListPicker
          anchor={anchor}
          listIds={new Set(chosen.map(({ list_id }) => list_id))}
          onClose={commands.close}
          onPick={(listId) => commands.moveToList(ids, listId, fromId)}
        />
      );
    case "labels":
      return <LabelPicker anchor={anchor} ids={ids} onClose={commands.close} todos={chosen} />;
    case "priority": {
      const choice = priorityChoice(chosen, (priority) =>
        commands.setPriority(ids, priority, fromId),
      );
      return (
        <Menu
          anchor={anchor}
          entries={[{ ...choice, layout: "list" }]}
          label="Priority"
          onClose={commands.close}
        />
      );
    }
    default:
      return kind satisfies never;
  }
}
