"use client";

import { plannedStep } from "@/components/todo/commands/MoveCommands";
import { useList } from "@/components/todo/ListContext";
import type { ListModel } from "@/components/todo/ListModel";
import type { Overlay } from "@/components/todo/ListState";
import { DEEPEST, levelsAbove } from "@/components/todo/order/Levels";
import type { Step } from "@/components/todo/order/Moves";
import { priorityChoice } from "@/components/todo/PriorityChoice";
import { Menu, type MenuEntry } from "@/components/ui/Menu";

type RowMenuProps = { anchor: HTMLElement; id: string; model: ListModel };

const STEPS = [
  { name: "move-up", label: "Move up", icon: "up", keys: "Alt ↑" },
  { name: "move-down", label: "Move down", icon: "down", keys: "Alt ↓" },
  { name: "indent", label: "Move in", icon: "indent", keys: "Alt →" },
  { name: "outdent", label: "Move out", icon: "outdent", keys: "Alt ←" },
] as const satisfies readonly { name: Step; label: string; icon: string; keys: string }[];

/** Everything that can be done with one row, for who has no keys and no room for buttons. */
export function RowMenu({ anchor, id, model }: RowMenuProps) {
  const { commands } = useList();
  const todo = model.snapshot.todos.get(id);
  if (todo === undefined) {
    return null;
  }

  function beside(kind: Overlay["kind"]): () => void {
    return () => commands.open({ kind, ids: [id], anchor });
  }

  const canHaveParts = !todo.completed && levelsAbove(model.snapshot.todos, todo) < DEEPEST;
  const steps = STEPS.filter(({ name }) => "place" in plannedStep(model, name, [id]));
  const entries: MenuEntry[] = [
    { kind: "action", label: "Edit", icon: "pencil", keys: "e", run: () => commands.edit(id) },
    { kind: "action", label: "Date", icon: "calendar", keys: "t", run: beside("date") },
    priorityChoice([todo], (priority) => commands.setPriority([id], priority, id)),
    { kind: "separator", id: "organise" },
    { kind: "action", label: "Move to list", icon: "list", keys: "m", run: beside("move") },
    { kind: "action", label: "Labels", icon: "tag", keys: "l", run: beside("labels") },
    ...(canHaveParts
      ? [
          {
            kind: "action" as const,
            label: "Add a part",
            name: `Add a part to ${todo.title}`,
            icon: "parts" as const,
            run: () => commands.addPartTo(id),
          },
        ]
      : []),
    ...(steps.length === 0
      ? []
      : [
          {
            kind: "tools" as const,
            label: "Order",
            actions: steps.map(({ name, ...step }) => ({
              ...step,
              kind: "action" as const,
              run: () => commands.step(name, [id], id),
            })),
          },
        ]),
    { kind: "separator", id: "rows" },
    { kind: "action", label: "Select", icon: "select", keys: "v", run: () => commands.select(id) },
    { kind: "action", label: "Copy", icon: "copy", run: () => commands.copy([id]) },
    { kind: "action", label: "Duplicate", icon: "duplicate", run: () => commands.duplicate(id) },
    {
      kind: "action",
      label: "Delete",
      icon: "trash",
      keys: "Del",
      tone: "danger",
      run: () => commands.remove([id], id),
    },
  ];
  return (
    <Menu
      anchor={anchor}
      entries={entries}
      label={`More for ${todo.title}`}
      onClose={commands.close}
    />
  );
}
