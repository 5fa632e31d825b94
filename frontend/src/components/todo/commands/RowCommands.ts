import { flushSync } from "react-dom";
import { withItemToggled } from "@/components/markdown/TaskItems";
import { focusRow } from "@/components/todo/Focus";
import { spotOf } from "@/components/todo/ListModel";
import type { Overlay } from "@/components/todo/ListState";
import { directParts, outsideOf, withoutParts } from "@/components/todo/order/Levels";
import { priorityName } from "@/components/todo/Priority";
import { announce } from "@/components/ui/Announcer";
import { movedTo } from "@/lib/dates/reschedule";
import type { NewTodo } from "@/lib/replica/types";
import { copyTodos } from "./Copying";
import { duplicateOf } from "./Duplicate";
import { change, keepFocus, type ListTools, subjectOf } from "./ListTools";

export type RowCommands = {
  /** Completes what is open; where all are completed, opens them again. */
  complete: (ids: readonly string[], fromId: string) => void;
  remove: (ids: readonly string[], fromId: string) => void;
  setPriority: (ids: readonly string[], priority: number, fromId: string) => void;
  moveToList: (ids: readonly string[], listId: string | null, fromId: string) => void;
  moveToToday: (ids: readonly string[]) => void;
  fold: (id: string) => void;
  toggleDetails: (id: string) => void;
  /** Ticks a `- [ ]` of the notes, or not any more. */
  toggleNoteItem: (id: string, line: number) => void;
  addPartTo: (id: string) => void;
  stopAdding: () => void;
  addPart: (parentId: string, title: string) => void;
  copy: (ids: readonly string[]) => void;
  duplicate: (id: string) => void;
  /** Opens what is beside a row, or closes it where it is open. */
  open: (overlay: Overlay) => void;
  close: () => void;
};

export function rowCommands(tools: ListTools): RowCommands {
  const todos = () => tools.model().snapshot.todos;

  function complete(ids: readonly string[], fromId: string): void {
    const isCompleted = ids.every((id) => todos().get(id)?.completed === true);
    change(tools, { ids, fromId, leaving: "settled" }, () => {
      tools.actions().setCompleted(ids, !isCompleted);
    });
  }

  function remove(ids: readonly string[], fromId: string): void {
    change(tools, { ids, fromId, leaving: "removed" }, () => {
      tools.actions().remove(withoutParts(todos(), ids));
    });
  }

  function setPriority(ids: readonly string[], priority: number, fromId: string): void {
    const text = `Priority ${priorityName(priority).toLowerCase()}: ${subjectOf(tools, ids)}`;
    change(tools, { ids, fromId, leaving: "removed" }, () => {
      tools.actions().change(ids, { priority }, text);
    });
  }

  function moveToList(ids: readonly string[], listId: string | null, fromId: string): void {
    const movedIds = outsideOf(listId, todos(), ids);
    change(tools, { ids: movedIds, fromId, leaving: "removed" }, () => {
      tools.actions().move(movedIds, { listId, parentId: null });
    });
  }

  function moveToToday(ids: readonly string[]): void {
    const [fromId = ""] = ids;
    const moment = tools.moment();
    const text = `Due today: ${subjectOf(tools, ids)}`;
    change(tools, { ids, fromId, leaving: "removed" }, () => {
      tools.actions().change(ids, (todo) => movedTo(todo, moment.today, moment), text);
    });
  }

  function fold(id: string): void {
    const row = spotOf(tools.model().sections, id)?.row;
    tools.model().fold(id);
    announce(row?.isCollapsed === true ? "Parts are shown" : "Parts are folded away");
  }

  function toggleDetails(id: string): void {
    const open = new Set(tools.state().openDetails);
    if (!open.delete(id)) {
      open.add(id);
    }
    tools.set.setOpenDetails(open);
  }

  function toggleNoteItem(id: string, line: number): void {
    const todo = todos().get(id);
    if (todo !== undefined) {
      tools.actions().change([id], { notes: withItemToggled(todo.notes, line) });
    }
  }

  function addPartTo(id: string): void {
    if (spotOf(tools.model().sections, id)?.row.isCollapsed === true) {
      tools.model().fold(id);
    }
    tools.set.setAddingTo(id);
  }

  function addPart(parentId: string, title: string): void {
    const last = directParts(todos(), parentId).at(-1);
    const place = last === undefined ? { parentId } : { parentId, afterId: last.id };
    const part: NewTodo = { title, parent_id: parentId };
    flushSync(() => tools.actions().add([part], place));
    announce(`Added ${title}`);
  }

  function duplicate(id: string): void {
    const todo = todos().get(id);
    if (todo === undefined) {
      return;
    }
    const text = `Duplicated: ${todo.title}`;
    const [newId] = tools.actions().add([duplicateOf(todos(), todo)], { afterId: id }, text);
    if (newId !== undefined) {
      requestAnimationFrame(() => focusRow(newId));
    }
  }

  function open(overlay: Overlay): void {
    const shown = tools.state().overlay;
    const isOpen = shown?.anchor === overlay.anchor && shown.kind === overlay.kind;
    tools.set.setOverlay(isOpen ? null : overlay);
  }

  function close(): void {
    const { overlay } = tools.state();
    if (overlay !== null) {
      keepFocus(tools, overlay.ids);
      tools.set.setOverlay(null);
    }
  }

  return {
    complete,
    remove,
    setPriority,
    moveToList,
    moveToToday,
    fold,
    toggleDetails,
    toggleNoteItem,
    addPartTo,
    stopAdding: () => tools.set.setAddingTo(""),
    addPart,
    duplicate,
    open,
    copy: (ids) => void copyTodos(todos(), withoutParts(todos(), ids)),
    close,
  };
}
