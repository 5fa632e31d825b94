import { findWord, fold, wordsOf } from "@/lib/fold";

/** A stretch of a text; `isHit` where it is what somebody looks for. */
export type Piece = { text: string; isHit: boolean };

const BEFORE_HIT = 32;
const EXCERPT_LENGTH = 160;

/** A folded text that knows where in the original each of its letters comes from. */
function foldWithOrigins(text: string): { folded: string; origins: number[] } {
  let folded = "";
  const origins: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = fold(letter);
    folded += plain;
    for (let index = 0; index < plain.length; index += 1) {
      origins.push(at);
    }
    at += letter.length;
  }
  origins.push(at);
  return { folded, origins };
}

type Range = { start: number; end: number };

function rangesOf(text: string, words: readonly string[]): Range[] {
  const { folded, origins } = foldWithOrigins(text);
  const ranges: Range[] = [];
  for (const word of words) {
    let at = findWord(folded, word);
    while (at !== -1) {
      const end = at + word.length;
      ranges.push({ start: origins[at] ?? 0, end: origins[end] ?? text.length });
      at = findWord(folded, word, end);
    }
  }
  return ranges.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** The text in pieces, so that what was found can be told from the rest. */
export function highlight(text: string, query: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { start, end } of rangesOf(text, wordsOf(query))) {
    if (end > done) {
      if (start > done) {
        pieces.push({ text: text.slice(done, start), isHit: false });
      }
      pieces.push({ text: text.slice(Math.max(start, done), end), isHit: true });
      done = end;
    }
  }
  if (done < text.length) {
    pieces.push({ text: text.slice(done), isHit: false });
  }
  return pieces;
}

/** No part of it can begin inside itself: else what is full of brackets takes seconds. */
const LINK = /!?\[([^[\]\n]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/gu;

/** Notes in one line, without what Markdown has for the eye only. */
function inOneLine(notes: string): string {
  return notes
    .replaceAll(/^[ \t>]*(?:#{1,6}|[-*+]|\d+[.)])[ \t]+(?:\[[ x]\][ \t]+)?/gimu, "")
    .replaceAll(LINK, "$1")
    .replaceAll(/\*\*|__|~~|`+/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** The part of the notes in which a word was found, in pieces; null where none was. */
export function excerpt(notes: string, query: string): Piece[] | null {
  return (
    excerptOf(inOneLine(notes), query) ?? excerptOf(notes.replaceAll(/\s+/gu, " ").trim(), query)
  );
}

function excerptOf(plain: string, query: string): Piece[] | null {
  const [first] = rangesOf(plain, wordsOf(query));
  if (first === undefined) {
    return null;
  }
  const wanted = Math.max(0, first.start - BEFORE_HIT);
  const start = wanted === 0 ? 0 : plain.indexOf(" ", wanted) + 1;
  const from = start > first.start ? first.start : start;
  const part = plain.slice(from, from + EXCERPT_LENGTH).replace(/\p{Surrogate}$/u, "");
  const pieces = highlight(part, query);
  const before = from > 0 ? [{ text: "… ", isHit: false }] : [];
  const after = from + part.length < plain.length ? [{ text: " …", isHit: false }] : [];
  return [...before, ...pieces, ...after];
}
