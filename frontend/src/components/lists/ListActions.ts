"use client";

import { openOverlay } from "@/components/frame/Overlay";
import { HEADING_ID } from "@/components/todo/Focus";
import { announce } from "@/components/ui/Announcer";
import { catchFocus } from "@/components/ui/LostFocus";
import type { MenuEntry } from "@/components/ui/Menu";
import { useCurrentView, useGoTo } from "@/components/views/CurrentView";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import type { TodoList } from "@/lib/replica/types";
import { moveTo, shelve } from "@/lib/views/collections";

type ListActions = {
  entries: (list: TodoList) => readonly MenuEntry[];
  /** To another place among the lists in use. */
  move: (list: TodoList, index: number) => void;
};

/** What can be done with a list, in its menu, by drag and by keyboard. */
export function useListActions(): ListActions {
  const { lists } = useSnapshot();
  const actions = useActions();
  const view = useCurrentView();
  const goTo = useGoTo();
  const { active } = shelve(lists);

  function move(list: TodoList, index: number): void {
    const moved = moveTo(active, list.id, index);
    // All of them where there is no room between two: still one action to take back.
    actions.together(() => {
      for (const [id, position] of moved) {
        actions.changeList(id, { position });
      }
    });
    if (moved.size > 0) {
      announce(`${list.name}, ${index + 1} of ${active.length}`);
    }
  }

  function remove(list: TodoList): void {
    actions.removeList(list.id);
    catchFocus(`#${HEADING_ID}`);
    if (view?.kind === "list" && view.id === list.id) {
      goTo({ kind: "inbox" });
    }
  }

  function entries(list: TodoList): readonly MenuEntry[] {
    const index = active.findIndex(({ id }) => id === list.id);
    const isArchived = index === -1;
    const up: MenuEntry = {
      kind: "action",
      label: "Move up",
      icon: "up",
      keys: "Alt ↑",
      run: () => move(list, index - 1),
    };
    const down: MenuEntry = {
      kind: "action",
      label: "Move down",
      icon: "down",
      keys: "Alt ↓",
      run: () => move(list, index + 1),
    };
    return [
      {
        kind: "action",
        label: "Name and colour",
        icon: "pencil",
        run: () => openOverlay({ kind: "list", id: list.id }),
      },
      ...(index > 0 ? [up] : []),
      ...(!isArchived && index < active.length - 1 ? [down] : []),
      {
        kind: "action",
        label: isArchived ? "Bring back from the archive" : "Archive",
        icon: isArchived ? "restore" : "archive",
        run: () => actions.changeList(list.id, { archived: !isArchived }),
      },
      { kind: "separator", id: "danger" },
      {
        kind: "action",
        label: "Delete with its todos",
        icon: "trash",
        tone: "danger",
        run: () => remove(list),
      },
    ];
  }

  return { entries, move };
}
