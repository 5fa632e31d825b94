import { useEffect, useRef } from "react";
import { HEADING_ID } from "@/components/todo/Focus";
import { type ListModel, spotOf } from "@/components/todo/ListModel";
import { catchFocus } from "@/components/ui/LostFocus";
import { notify } from "@/lib/notices";
import { viewKey } from "@/lib/views/view";

/** The todo in the editor, while its row is shown. */
type Edited = { id: string; view: string; title: string };

function editedIn({ view, sections }: ListModel, id: string): Edited | null {
  const spot = id === "" ? null : spotOf(sections, id);
  return spot === null ? null : { id, view: viewKey(view), title: spot.row.todo.title };
}

/** Says so where the row that is being edited goes because of what is done elsewhere. */
export function useLostEditor(model: ListModel, editingId: string): void {
  const last = useRef<Edited | null>(null);
  useEffect(() => {
    const lost = last.current;
    last.current = editedIn(model, editingId);
    if (last.current === null && lost?.id === editingId && lost.view === viewKey(model.view)) {
      const text = `“${lost.title}” is not here any more: it was changed elsewhere. What you typed is kept for when you edit it again.`;
      notify({ kind: "info", text });
      catchFocus(`#${HEADING_ID}`);
    }
  }, [model, editingId]);
}
