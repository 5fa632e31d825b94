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
const AFTER_QUOTE = /[.,;:!?)]*$/u;

export function wordsOf(text: string): readonly Word[] {
  const pieces = [...text.matchAll(/\S+/gu)].map((match) => ({ at: match.index, text: match[0] }));
  const words: Word[] = [];
  let closing: string | undefined;
  for (const [index, piece] of pieces.entries()) {
    closing ??= openedBy(
      piece.text,
      pieces.slice(index + 1).map((next) => next.text),
    );
    words.push(toWord(piece, closing !== undefined));
    if (closing !== undefined && closes(piece.text, closing, words.at(-2)?.isQuoted === true)) {
      closing = undefined;
    }
  }
  return words;
}

function toWord({ at, text }: { at: number; text: string }, isQuoted: boolean): Word {
  const isEscaped = !isQuoted && text.length > 1 && text.startsWith("\\");
  const counted = isEscaped ? text.slice(1) : text;
  const end = at + text.length;
  const lower = counted.toLowerCase();
  return { start: end - counted.length, end, text: counted, lower, isQuoted, isEscaped };
}

/** The closing quote that is awaited, if this word opens a quotation that is closed somewhere. */
function openedBy(text: string, following: readonly string[]): string | undefined {
  const closing = CLOSING[text.charAt(0)];
  if (closing === undefined) {
    return undefined;
  }
  const isClosed =
    closes(text, closing, false) || following.some((next) => closes(next, closing, true));
  return isClosed ? closing : undefined;
}

function closes(text: string, closing: string, isInside: boolean): boolean {
  const bare = text.replace(AFTER_QUOTE, "");
  return bare.endsWith(closing) && (isInside || bare.length > 1);
}
