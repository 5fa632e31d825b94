"use client";

import {
  type ClipboardEvent,
  type KeyboardEvent,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { commandOf } from "@/components/keys/KeyMap";
import { CAPTURE_ID, captureReady } from "@/components/todo/Focus";
import { isComposing } from "@/components/ui/Typing";
import { withoutListSign } from "@/lib/quick-add/bullets";
import { useActions } from "@/lib/replica/hooks";
import type { Capture } from "./Capture";
import styles from "./Capture.module.css";
import { Highlight } from "./Highlight";
import { type NameCompletion, useNameCompletion } from "./NameCompletion";
import { NAME_LIST_ID, NameList, optionId } from "./NameList";
import { loadTools } from "./Tools";

export const HINT_ID = "new-todo-hint";
export const PROBLEM_ID = "new-todo-error";

/** A caret in the text, or null while a stretch of it is selected. */
function caretOf({ selectionStart, selectionEnd }: HTMLInputElement): number | null {
  return selectionStart === selectionEnd ? selectionStart : null;
}

function listAttributes(names: NameCompletion | null) {
  return names === null
    ? {}
    : {
        "aria-activedescendant": names.active === -1 ? undefined : optionId(names.active),
        "aria-controls": NAME_LIST_ID,
      };
}

function hasLines(text: string): boolean {
  return /\S\s*[\n\r\u2028\u2029]\s*\S/u.test(text);
}

type CaptureInputProps = { capture: Capture; onPasteLines: (text: string) => void };

/** The one input: what is understood is marked in it, and names are completed below it. */
export function CaptureInput({ capture, onPasteLines }: CaptureInputProps) {
  const { text, write, spans, problem } = capture;
  const { undo } = useActions();
  const [caret, setCaret] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const highlight = useRef<HTMLDivElement>(null);
  const isErased = useRef(false);
  const place = useCallback((element: HTMLInputElement | null) => {
    input.current = element;
    captureReady(element);
  }, []);
  const names = useNameCompletion({ text, caret, replace });

  function replace(next: string, to: number): void {
    flushSync(() => {
      write(next);
      setCaret(to);
    });
    input.current?.focus();
    input.current?.setSelectionRange(to, to);
  }

  const follow = useCallback(() => {
    if (highlight.current !== null && input.current !== null) {
      highlight.current.scrollLeft = input.current.scrollLeft;
    }
  }, []);
  const hasMarks = spans.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is scrolled elsewhere.
  useLayoutEffect(() => {
    // Asking how far it is scrolled lays out the whole page.
    if (hasMarks) {
      follow();
    }
  }, [hasMarks, text]);

  /** Backspace right behind the last thing that was understood makes it plain text first. */
  function takesBack(event: KeyboardEvent): boolean {
    const last = capture.chips.findLast(({ span }) => span !== null);
    const isAtEnd = last?.span?.end === text.length && caret === text.length;
    const isPlain = !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== "Backspace" || !isPlain || !isAtEnd || last?.kind === "notes") {
      return false;
    }
    capture.dismiss(last);
    return true;
  }

  /** After adding one is still here. What was erased by hand is the input's own to give back. */
  function undoes(event: KeyboardEvent): boolean {
    const isUndo = commandOf(event, { afterG: false, single: false }) === "undo";
    if (!isUndo || text !== "" || isErased.current) {
      return false;
    }
    if (!event.repeat) {
      undo();
    }
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (isComposing(event.nativeEvent)) {
      return;
    }
    if (names?.onKey(event) === true || takesBack(event) || undoes(event)) {
      event.preventDefault();
    } else if (event.key === "Escape") {
      event.currentTarget.blur();
    }
  }

  function onPaste(event: ClipboardEvent): void {
    const pasted = event.clipboardData.getData("text/plain");
    const line = withoutListSign(pasted);
    if (hasLines(pasted)) {
      event.preventDefault();
      onPasteLines(pasted);
    } else if (text === "" && line !== pasted.trim()) {
      event.preventDefault();
      replace(line, line.length);
    }
  }

  return (
    <>
      <Highlight ref={highlight} spans={spans} text={text} />
      <input
        aria-autocomplete="list"
        aria-describedby={problem === undefined ? HINT_ID : PROBLEM_ID}
        aria-invalid={problem !== undefined || undefined}
        autoComplete="off"
        className={styles.input}
        enterKeyHint="done"
        id={CAPTURE_ID}
        name="title"
        onBlur={() => setCaret(null)}
        onChange={(event) => {
          write(event.currentTarget.value);
          isErased.current = event.currentTarget.value === "";
          setCaret(caretOf(event.currentTarget));
        }}
        onFocus={() => void loadTools()}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onScroll={follow}
        onSelect={(event) => setCaret(caretOf(event.currentTarget))}
        placeholder=" "
        ref={place}
        value={text}
        {...listAttributes(names)}
      />
      {names !== null && <NameList completion={names} />}
    </>
  );
}
