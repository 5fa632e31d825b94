import { nameAt } from "./names";
import type { Named, Span } from "./types";
import type { Word } from "./words";

const PRIORITY = /^p([1-4])$/u;
const NOTES_SIGN = "//";

export function isCovered(word: Word, { start, end }: Pick<Span, "start" | "end">): boolean {
  return word.start < end && word.end > start;
}

/** " // notes", to the end of the entry. */
function notesOf(text: string, words: readonly Word[]): Span | null {
  const at = words.findIndex(
    ({ text: word, isQuoted, isEscaped }, index) =>
      index > 0 && word === NOTES_SIGN && !isQuoted && !isEscaped,
  );
  const sign = words[at];
  const last = words.at(-1);
  if (sign === undefined || last === undefined || sign === last) {
    return null;
  }
  return {
    start: sign.start,
    end: last.end,
    kind: "notes",
    text: text.slice(sign.start, last.end),
    resolved: text.slice(sign.end, last.end).trim(),
  };
}

// Capitals are the name of a thing: "the P1 incident".
function priorityOf({ start, end, text, isQuoted }: Word): Span | null {
  const [, digit] = PRIORITY.exec(text) ?? [];
  return digit === undefined || isQuoted
    ? null
    : { start, end, kind: "priority", text, resolved: digit };
}

/** What has a sign of its own: lists, labels, priorities and notes, in the order of the text. */
export function signedSpans(
  text: string,
  words: readonly Word[],
  known: Readonly<Record<"list" | "label", readonly Named[]>>,
): readonly Span[] {
  const notes = notesOf(text, words);
  const spans: Span[] = [];
  for (const [at, word] of words.entries()) {
    const isFree = ![...spans, notes].some((span) => span !== null && isCovered(word, span));
    // "p1 of the contract" is a page.
    const isPage = words[at + 1]?.lower === "of";
    const span = isFree ? (nameAt(text, word, known) ?? (isPage ? null : priorityOf(word))) : null;
    if (span !== null) {
      spans.push(span);
    }
  }
  return notes === null ? spans : [...spans, notes];
}
