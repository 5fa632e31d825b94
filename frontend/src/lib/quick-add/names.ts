import type { Named, Span } from "./types";
import type { Word } from "./words";

type NameKind = "list" | "label";

const SIGNS: Readonly<Record<string, NameKind>> = { "#": "list", "@": "label" };

function isSame(one: string, other: string): boolean {
  return one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase();
}

/** The name in quotes right behind the sign, and where it ends. */
function quotedName(text: string, from: number): { name: string; end: number } | null {
  const [whole, name = ""] = /^["“]([^"“”]+)["”](?=\s|$)/u.exec(text.slice(from)) ?? [];
  return whole === undefined ? null : { name, end: from + whole.length };
}

/** The longest of the names that stands here and ends with a word. */
function longestName(text: string, from: number, known: readonly Named[]): Named | null {
  let longest: Named | null = null;
  for (const candidate of known) {
    const end = from + candidate.name.length;
    const isHere =
      isSame(text.slice(from, end), candidate.name) && /^(?:\s|$)/u.test(text.slice(end));
    if (isHere && candidate.name.length > (longest?.name.length ?? 0)) {
      longest = candidate;
    }
  }
  return longest;
}

/** The list or label that a word begins to name, if there is one. */
export function nameAt(
  text: string,
  word: Word,
  known: Readonly<Record<NameKind, readonly Named[]>>,
): Span | null {
  const kind = SIGNS[word.text.charAt(0)];
  if (kind === undefined || word.isQuoted) {
    return null;
  }
  const from = word.start + 1;
  const quoted = quotedName(text, from);
  const named =
    quoted === null
      ? longestName(text, from, known[kind])
      : known[kind].find(({ name }) => isSame(name.trim(), quoted.name.trim()));
  if (named === null || named === undefined) {
    return null;
  }
  const end = quoted?.end ?? from + named.name.length;
  return { start: word.start, end, kind, text: text.slice(word.start, end), resolved: named.id };
}
