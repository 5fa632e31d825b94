/** A word of an entry: what stands between two spaces. */
export type Word = {
  /** Offsets of what counts, without the backslash that may stand before it. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  /** In quotes: never understood. */
  readonly isQuoted: boolean;
  /** Behind a backslash: what it is a part of stays text, and the backslash goes. */
  readonly isEscaped: boolean;
};

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "“": "”", "„": "“" };
const AFTER_QUOTE = ".,;:!?)";

export function wordsOf(text: string): readonly Word[] {
  const pieces = [...text.matchAll(/\S+/gu)].map((match) => ({ at: match.index, text: match[0] }));
  const lastClosing = lastClosingIn(pieces.map((piece) => piece.text));
  const words: Word[] = [];
  let closing: string | undefined;
  for (const [index, piece] of pieces.entries()) {
    closing ??= openedBy(piece.text, (quote) => (lastClosing.get(quote) ?? -1) > index);
    words.push(toWord(piece, closing !== undefined));
    if (closing !== undefined && closes(piece.text, closing, words.at(-2)?.isQuoted === true)) {
      closing = undefined;
    }
  }
  return words;
}

/** The last word that each closing quote ends: looked for once, not behind every opening one. */
function lastClosingIn(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    Object.values(CLOSING).map((closing) => [
      closing,
      texts.findLastIndex((text) => closes(text, closing, true)),
    ]),
  );
}

function toWord({ at, text }: { at: number; text: string }, isQuoted: boolean): Word {
  const isEscaped = !isQuoted && text.length > 1 && text.startsWith("\\");
  const counted = isEscaped ? text.slice(1) : text;
  const end = at + text.length;
  const lower = counted.toLowerCase();
  return { start: end - counted.length, end, text: counted, lower, isQuoted, isEscaped };
}

/** The closing quote that is awaited, if this word opens a quotation that is closed somewhere. */
function openedBy(text: string, isClosedLater: (closing: string) => boolean): string | undefined {
  const closing = CLOSING[text.charAt(0)];
  return closing !== undefined && (closes(text, closing, false) || isClosedLater(closing))
    ? closing
    : undefined;
}

function closes(text: string, closing: string, isInside: boolean): boolean {
  let end = text.length;
  while (end > 0 && AFTER_QUOTE.includes(text.charAt(end - 1))) {
    end -= 1;
  }
  return text.endsWith(closing, end) && (isInside || end > 1);
}
