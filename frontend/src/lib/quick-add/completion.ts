import { fold } from "@/lib/fold";
import { wordsOf } from "./words";

/** A name that is being typed behind `#` or `@`. */
export type NameQuery = {
  readonly kind: "list" | "label";
  /** What has been typed of it, without the sign and the quote. */
  readonly query: string;
  /** Where the sign stands and where the word ends. */
  readonly start: number;
  readonly end: number;
};

const TYPED = /(?:^|\s)([#@])(?:"([^"]*)|([^\s"#@]*))$/u;
const REST = /^[^\s"]*/u;

/** The name that the caret is in, if it is in one. */
export function nameQueryAt(text: string, caret: number): NameQuery | null {
  const match = TYPED.exec(text.slice(0, caret));
  if (match === null) {
    return null;
  }
  const [whole, sign, quoted, plain = ""] = match;
  const start =
    match.index + whole.length - (quoted === undefined ? plain : `"${quoted}`).length - 1;
  const end = caret + (REST.exec(text.slice(caret))?.[0].length ?? 0);
  return { kind: sign === "#" ? "list" : "label", query: quoted ?? plain, start, end };
}

/** `name` as it has to be written to mean this one, whatever else there is and follows. */
export function nameToken(kind: "list" | "label", name: string, others: readonly string[]): string {
  const sign = kind === "list" ? "#" : "@";
  const isPrefix = others.some(
    (other) => other !== name && other.toLowerCase().startsWith(`${name.toLowerCase()} `),
  );
  return isPrefix && !name.includes('"') ? `${sign}"${name}"` : `${sign}${name}`;
}

/** Whether a name can be asked for with the query: from its head, or from that of a word in it. */
export function rank(name: string, query: string): number | null {
  const at = ` ${fold(name)}`.indexOf(` ${fold(query)}`);
  return at === -1 ? null : at;
}

/** A name behind `#` or `@` that means nothing yet. */
export type UnknownName = { readonly kind: "list" | "label"; readonly name: string };

const PLAIN_NAME = /^[#@](?=.*\p{L})[\p{L}\p{N}_-]{1,60}$/u;

/** The names in a text that are no spans of it; one that is still being typed does not count. */
export function unknownNames(
  text: string,
  spans: readonly { start: number; end: number }[],
): readonly UnknownName[] {
  const names = wordsOf(text)
    .filter(
      ({ text: word, start, end, isQuoted, isEscaped }) =>
        PLAIN_NAME.test(word) &&
        !isQuoted &&
        !isEscaped &&
        end < text.length &&
        !spans.some((span) => start < span.end && end > span.start),
    )
    .map(({ text: word }) => word);
  return [...new Set(names)].map((word) => ({
    kind: word.startsWith("#") ? "list" : "label",
    name: word.slice(1),
  }));
}
