import type { ListCommand } from "@/components/keys/KeyMap";
import type { Run } from "@/components/keys/Keys";
import type { ListCommands } from "./commands/ListCommands";
import { focusedRowId, focusRow, rowElement } from "./Focus";
import { besideOf, idsOf, type ListModel, type Spot, spotOf } from "./ListModel";
import type { ListState, Overlay } from "./ListState";
import { shownParentId } from "./order/Landing";

type KeyTools = {
  model: () => ListModel;
  state: () => ListState;
  commands: ListCommands;
};

/** Arrows scroll the page, unless the focus says that the list is meant. */
function isListMeant(event: KeyboardEvent): boolean {
  return focusedRowId() !== null || /^[jk]$/u.test(event.key) || isNowhere();
}

function isNowhere(): boolean {
  return document.activeElement === document.body;
}

function moveFocus({ model }: KeyTools, step: 1 | -1): boolean {
  const nextId = besideOf(model().sections, focusedRowId(), step);
  return nextId !== null && focusRow(nextId);
}

function focusEnd({ model }: KeyTools, end: "first" | "last"): boolean {
  const step = end === "first" ? 1 : -1;
  const id = focusedRowId() === null ? null : besideOf(model().sections, null, step);
  return id !== null && focusRow(id);
}

/** Left and right as in any tree: fold, unfold, to what a part is part of. */
function foldOrGo(tools: KeyTools, { section, index, row }: Spot, isFolding: boolean): boolean {
  const hasRowsBelow = (section.rows[index + 1]?.depth ?? 0) > row.depth;
  if (isFolding ? hasRowsBelow : row.isCollapsed && row.parts.all > 0) {
    tools.commands.fold(row.todo.id);
    return true;
  }
  const parentId = shownParentId(section.rows, index);
  return isFolding && parentId !== null && focusRow(parentId);
}

function openBeside(
  { commands }: KeyTools,
  kind: Overlay["kind"],
  ids: readonly string[],
): boolean {
  const [first] = ids;
  const row = rowElement(focusedRowId() ?? first ?? "");
  const anchor = row?.querySelector<HTMLElement>("[data-more]") ?? row;
  if (anchor === null) {
    return false;
  }
  commands.open({ kind, ids, anchor });
  return true;
}

/** What is chosen together; where nothing is, the row with the focus. */
function targetsOf({ model, state }: KeyTools): string[] {
  const { ids } = state().selection;
  if (ids.size > 0) {
    return idsOf(model().sections).filter((id) => ids.has(id));
  }
  const id = focusedRowId();
  return id === null ? [] : [id];
}

/** Commands that need nothing but the list. */
function runMoving(tools: KeyTools, command: ListCommand, event: KeyboardEvent): boolean | null {
  switch (command) {
    case "next":
      return isListMeant(event) && moveFocus(tools, 1);
    case "previous":
      return isListMeant(event) && moveFocus(tools, -1);
    case "first":
      return focusEnd(tools, "first");
    case "last":
      return focusEnd(tools, "last");
    case "clear":
      return tools.state().selection.ids.size > 0 && done(tools.commands.selectNone);
    default:
      return null;
  }
}

function done(work: () => void): true {
  work();
  return true;
}

/** Commands that concern the row with the focus alone. */
function runOnRow(tools: KeyTools, command: ListCommand, id: string): boolean | null {
  const { commands, model } = tools;
  const spot = spotOf(model().sections, id);
  switch (command) {
    case "fold":
    case "unfold":
      return spot !== null && foldOrGo(tools, spot, command === "fold");
    case "select":
      return done(() => commands.select(id));
    case "select-next":
    case "select-previous":
      return extend(tools, id, command === "select-next" ? 1 : -1);
    case "select-all":
      return done(commands.selectAll);
    case "edit":
      return done(() => commands.edit(id));
    case "menu":
      return openBeside(tools, "menu", [id]);
    default:
      return null;
  }
}

function extend({ model, commands }: KeyTools, fromId: string, step: 1 | -1): boolean {
  const toId = besideOf(model().sections, fromId, step);
  if (toId !== null) {
    commands.selectTo(fromId, toId);
  }
  return true;
}

/** Commands that concern everything chosen. */
function runOnTargets(tools: KeyTools, command: ListCommand, event: KeyboardEvent): boolean {
  const { commands, state } = tools;
  const ids = targetsOf(tools);
  const [first] = ids;
  if (first === undefined) {
    return false;
  }
  const fromId = focusedRowId() ?? first;
  switch (command) {
    case "complete":
      // A checkbox ticks itself with the space bar.
      return event.key === " " && state().selection.ids.size === 0
        ? false
        : done(() => commands.complete(ids, fromId));
    case "delete":
      return done(() => commands.remove(ids, fromId));
    case "date":
    case "move":
    case "labels":
      return openBeside(tools, command, ids);
    case "priority-1":
    case "priority-2":
    case "priority-3":
    case "priority-4":
      return done(() => commands.setPriority(ids, Number(command.at(-1)), fromId));
    case "move-up":
    case "move-down":
    case "indent":
    case "outdent":
      return done(() => commands.step(command, ids, fromId));
    default:
      return false;
  }
}

/** What the keyboard does in a list. */
export function listKeys(tools: KeyTools): Run<ListCommand> {
  return (command, event) => {
    const moved = runMoving(tools, command, event);
    if (moved !== null) {
      return moved;
    }
    const id = focusedRowId();
    const onRow = id === null ? null : runOnRow(tools, command, id);
    return onRow ?? runOnTargets(tools, command, event);
  };
}
