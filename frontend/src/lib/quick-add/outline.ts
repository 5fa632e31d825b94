import { BULLET } from "./bullets";
/** A line of a pasted text, with what was nested below it. */
export type OutlineItem = {
  readonly text: string;
  /** Lines that go on below a list's item without being one. */
  readonly notes: string;
  readonly isCompleted: boolean;
  readonly parts: readonly OutlineItem[];
};

type Item = { text: string; notes: string; isCompleted: boolean; parts: Item[] };

/** What a todo, its parts, their parts and so on may be deep. */
const MAX_DEPTH = 5;
const TAB = 4;

const BOX = /^\[([ xX])\](?=\s|$)\s*/u;
const MARKER = new RegExp(
  String.raw`^(?:(?:${BULLET}|\d{1,9}[.)]|[a-z]\))(?=\s|$)|[o§·](?=\t))\s*`,
  "u",
);
/** Word copies no indentation: the sign in front of a tab says how deep a line is. */
const WORD_SIGN = /^[•·o§](?=\t)/u;
const WORD_LEVELS: Readonly<Record<string, number>> = { o: 1, "§": 2 };
const QUOTE = /^\s*(?:> ?)+/u;
const TICKS: Readonly<Record<string, boolean>> = { "☐": false, "☑": true, "☒": true, "✅": true };
const HEADING = /^#{1,6}\s+(?=\S)/u;
/** Lines of Markdown that hold no words: rules, fences, what stands below the head of a table. */
const RULE =
  /^(?:\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?|(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,}|`{3,}.*|~{3,}.*)$/u;

type Line = { indent: number; text: string; isItem: boolean; isCompleted: boolean };

function indentOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === "\t") {
      width += TAB - (width % TAB);
    } else if (/\s/u.test(character)) {
      width += 1;
    } else {
      break;
    }
  }
  return width;
}

/** Without the box that stands at its head, and whether that is ticked. */
function withoutBox(text: string): { text: string; mark: boolean | null } {
  const [box, mark] = BOX.exec(text) ?? [];
  if (box !== undefined) {
    return { text: text.slice(box.length), mark: mark !== " " };
  }
  const [sign = ""] = text;
  return Object.hasOwn(TICKS, sign)
    ? { text: text.slice(sign.length).trim(), mark: TICKS[sign] === true }
    : { text, mark: null };
}

function lineOf(quoted: string): Line | null {
  const raw = quoted.replace(QUOTE, "");
  const trimmed = raw.trim();
  if (trimmed === "" || RULE.test(trimmed)) {
    return null;
  }
  const [marker = ""] = MARKER.exec(trimmed) ?? [];
  const { text, mark } = withoutBox(trimmed.slice(marker.length));
  return text === ""
    ? null
    : {
        indent: indentOf(raw) + TAB * (WORD_LEVELS[WORD_SIGN.exec(trimmed)?.[0] ?? ""] ?? 0),
        text: marker === "" ? text.replace(HEADING, "") : text,
        isItem: marker !== "" || mark !== null,
        isCompleted: mark === true,
      };
}

/**
 * The lines of a text as a tree, by their indentation; the signs of lists go. In a text with lists,
 * a line that is indented below an item without being one belongs to its notes. What is nested
 * deeper than todos can be stands on the deepest level.
 */
export function outlineOf(text: string): readonly OutlineItem[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).flatMap((raw) => lineOf(raw) ?? []);
  const hasLists = lines.some(({ isItem }) => isItem);
  const roots: Item[] = [];
  const open: { indent: number; item: Item }[] = [];
  for (const line of lines) {
    while ((open.at(-1)?.indent ?? -1) >= line.indent) {
      open.pop();
    }
    const above = open.at(-1)?.item;
    if (hasLists && !line.isItem && above !== undefined) {
      above.notes = above.notes === "" ? line.text : `${above.notes}\n${line.text}`;
    } else {
      const item = { text: line.text, notes: "", isCompleted: line.isCompleted, parts: [] };
      const parent = open.length < MAX_DEPTH ? above : open.at(MAX_DEPTH - 2)?.item;
      (parent?.parts ?? roots).push(item);
      open.push({ indent: line.indent, item });
    }
  }
  return roots;
}

/** How many todos there are, parts included. */
export function countOf(items: readonly OutlineItem[]): number {
  return items.reduce((count, { parts }) => count + 1 + countOf(parts), 0);
}
