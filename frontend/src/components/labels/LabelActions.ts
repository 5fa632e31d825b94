"use client";

import { openOverlay } from "@/components/frame/Overlay";
import { HEADING_ID } from "@/components/todo/Focus";
import { catchFocus } from "@/components/ui/LostFocus";
import type { MenuEntry } from "@/components/ui/Menu";
import { useCurrentView, useGoTo } from "@/components/views/CurrentView";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import type { Label } from "@/lib/replica/types";

/** What can be done with a label. */
export function useLabelEntries(): (label: Label) => readonly MenuEntry[] {
  const { labels } = useSnapshot();
  const actions = useActions();
  const view = useCurrentView();
  const goTo = useGoTo();

  function remove(label: Label): void {
    actions.removeLabel(label.id);
    catchFocus(`#${HEADING_ID}`);
    if (view?.kind === "label" && view.id === label.id) {
      goTo({ kind: "inbox" });
    }
  }

  return (label) => {
    const merge: MenuEntry = {
      kind: "action",
      label: "Merge into another label",
      icon: "merge",
      run: () => openOverlay({ kind: "merge", id: label.id }),
    };
    return [
      {
        kind: "action",
        label: "Name and colour",
        icon: "pencil",
        run: () => openOverlay({ kind: "label", id: label.id }),
      },
      ...(labels.size > 1 ? [merge] : []),
      { kind: "separator", id: "danger" },
      {
        kind: "action",
        label: "Delete, keep its todos",
        icon: "trash",
        tone: "danger",
        run: () => remove(label),
      },
    ];
  };
}
