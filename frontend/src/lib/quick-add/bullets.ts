/** What begins the lines of a list, as a class of a regular expression. */
export const BULLET = "[-*+•◦‣▪–—]";

// A number may be a part of the title, and a tick says more than an open todo could.
const LIST_SIGN = new RegExp(
  String.raw`^\s*(?:${BULLET}\s+(?:\[ ?\]\s+)?|\[ ?\]\s+|☐\s*)(?!\[[xX]\])(?=\S)`,
  "u",
);

/** A single line as a title: without the bullet or the empty box that it was copied with. */
export function withoutListSign(line: string): string {
  return line.replace(LIST_SIGN, "").trim();
}
