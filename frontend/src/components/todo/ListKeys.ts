import { useEffect } from "react";
import { isTyping } from "@/components/ui/Typing";
import { focusRow, rowOf, rows } from "./Focus";

type ListKeys = {
  enabled: boolean;
  onCapture: () => void;
  onHelp: () => void;
};

/** The keys of the list, as the help dialog shows them. */
export const SHORTCUTS = [
  { keys: ["n", "q"], does: "Write a new todo" },
  { keys: ["↓", "j"], does: "Next todo" },
  { keys: ["↑", "k"], does: "Previous todo" },
  { keys: ["x", "Space"], does: "Complete, or open again" },
  { keys: ["e", "Enter"], does: "Edit" },
  { keys: ["Delete", "⌫"], does: "Move to the trash" },
  { keys: ["Ctrl Z", "⌘ Z"], does: "Undo" },
  { keys: ["Esc"], does: "Leave the editor, keep the todo as it was" },
  { keys: ["?"], does: "Show this list" },
] as const;

function move(step: 1 | -1): void {
  const all = rows();
  const current = rowOf(document.activeElement);
  const index = current === null ? -1 : all.indexOf(current);
  const next = index === -1 && step === -1 ? all.length - 1 : index + step;
  focusRow(all[next]);
}

function press(selector: string): void {
  rowOf(document.activeElement)?.querySelector<HTMLElement>(selector)?.click();
}

/** Arrows scroll the page, unless the focus says that the list is meant. */
function inList(): boolean {
  return rowOf(document.activeElement) !== null || document.activeElement === document.body;
}

/** What a key does; undefined for a key that is none of ours here. */
function actionOf(event: KeyboardEvent, keys: ListKeys): (() => void) | undefined {
  const onCheckbox = event.target instanceof HTMLInputElement;
  switch (event.key) {
    case "n":
    case "q":
      return keys.onCapture;
    case "j":
      return () => move(1);
    case "k":
      return () => move(-1);
    case "ArrowDown":
      return inList() ? () => move(1) : undefined;
    case "ArrowUp":
      return inList() ? () => move(-1) : undefined;
    case "x":
      return () => press("[type=checkbox]");
    case "e":
      return () => press("[data-edit]");
    case "Enter":
      // Enter on a button is the button's own.
      return onCheckbox ? () => press("[data-edit]") : undefined;
    case "Delete":
    case "Backspace":
      return rowOf(document.activeElement) === null ? undefined : () => press("[data-delete]");
    case "?":
      return keys.onHelp;
    default:
      return undefined;
  }
}

function isOurs(event: KeyboardEvent): boolean {
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  // A dialog or an open menu has the keyboard for itself.
  const covered = document.querySelector("dialog[open], [popover]:popover-open") !== null;
  return !modified && !covered && !event.defaultPrevented && !isTyping(event);
}

/** Listens on the document, because the keys work from anywhere on the page. */
export function useListKeys(keys: ListKeys): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const action = keys.enabled && isOurs(event) ? actionOf(event, keys) : undefined;
      if (action !== undefined) {
        // The letter must not end up in the input it has just focused.
        event.preventDefault();
        action();
      }
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [keys]);
}
