/** `- [ ]` or `- [x]` at the beginning of a line, be it in a quote or right behind other markers. */
const TASK_ITEM = /^((?:\s*(?:>|(?:[-*+]|\d+[.)])(?=\s)))+\s+\[)([ xX])(\](?:\s|$))/u;

/** Whether the line has an item that can be ticked. */
export function isTaskItem(line: string): boolean {
  return TASK_ITEM.test(line);
}

/** The notes with the `- [ ]` of one line (counted from 0) ticked, or not any more. */
export function withItemToggled(notes: string, line: number): string {
  return notes
    .split("\n")
    .map((text, index) =>
      index === line
        ? text.replace(TASK_ITEM, (_, before: string, mark: string, after: string) =>
            [before, mark === " " ? "x" : " ", after].join(""),
          )
        : text,
    )
    .join("\n");
}
