const ITEM = /^(\s*(?:[-*+]|\d+[.)])\s+\[)([ xX])(\](?:\s|$))/u;

/** The notes with the `- [ ]` of one line (counted from 0) ticked, or not any more. */
export function withItemToggled(notes: string, line: number): string {
  return notes
    .split("\n")
    .map((text, index) =>
      index === line
        ? text.replace(ITEM, (_, before: string, mark: string, after: string) =>
            [before, mark === " " ? "x" : " ", after].join(""),
          )
        : text,
    )
    .join("\n");
}
