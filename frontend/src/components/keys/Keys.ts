import { useEffect, useLayoutEffect, useRef } from "react";
import { isTyping } from "@/components/ui/Typing";
import {
  type Command,
  commandOf,
  type GlobalCommand,
  isGlobal,
  isRepeated,
  type ListCommand,
  latinKey,
} from "./KeyMap";
import { useShortcutSetting } from "./ShortcutSetting";

/** Does what a command asks for; false where it means nothing here and the key stays the page's. */
export type Run<C extends Command> = (command: C, event: KeyboardEvent) => boolean;

const G_MS = 1500;

// The list that is shown; at most one at a time.
let runInList: Run<ListCommand> | null = null;

/** A dialog or an open menu has the keyboard for itself. */
function isCovered(): boolean {
  return document.querySelector("dialog[open], [popover]:popover-open") !== null;
}

/** What belongs to the control that has the focus and not to its row. */
function isControlsOwn({ key, target }: KeyboardEvent): boolean {
  const isPress = key === "Enter" || key === " ";
  return isPress && target instanceof HTMLElement && target.matches("button, a[href], summary");
}

function isOurs(event: KeyboardEvent): boolean {
  return !event.defaultPrevented && !isTyping(event) && !isCovered() && !isControlsOwn(event);
}

function isPlain(event: KeyboardEvent, key: string): boolean {
  return latinKey(event) === key && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** Keys of the list, for as long as the component is shown. */
export function useListKeys(run: Run<ListCommand>): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const own: Run<ListCommand> = (command, event) => latest.current(command, event);
    runInList = own;
    return () => {
      runInList = runInList === own ? null : runInList;
    };
  }, []);
}

/**
 * Listens on the document, because the keys work from anywhere on the page. None does anything in a
 * text, while an input method composes, or below a dialog or menu.
 */
export function useKeys(runGlobal: Run<GlobalCommand>): void {
  const [single] = useShortcutSetting();
  const latest = useRef(runGlobal);
  useEffect(() => {
    latest.current = runGlobal;
  });
  // Before the paint: where the page is seen, its keys work.
  useLayoutEffect(() => {
    let gAt = Number.NEGATIVE_INFINITY;
    function commandFor(event: KeyboardEvent): Command | undefined {
      const afterG = event.timeStamp - gAt < G_MS;
      gAt = isPlain(event, "g") ? event.timeStamp : Number.NEGATIVE_INFINITY;
      return commandOf(event, { afterG, single });
    }
    function run(command: Command, event: KeyboardEvent): boolean {
      if (event.repeat && !isRepeated(command)) {
        // A key that is held down a little long must not complete the whole list.
        return true;
      }
      return isGlobal(command)
        ? latest.current(command, event)
        : (runInList?.(command, event) ?? false);
    }
    function onKeyDown(event: KeyboardEvent): void {
      const command = isOurs(event) ? commandFor(event) : undefined;
      if (command !== undefined && run(command, event)) {
        // The letter must not end up in the input it has just focused.
        event.preventDefault();
      }
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [single]);
}
