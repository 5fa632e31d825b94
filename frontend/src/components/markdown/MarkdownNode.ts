/** A piece of Markdown, as it is shown: there is no kind that could hold HTML. */
export type MarkdownNode =
  | { kind: "text"; text: string }
  | { kind: "break" | "rule" }
  | { kind: "code" | "code-block"; text: string }
  | { kind: "link"; href: string; children: readonly MarkdownNode[] }
  | { kind: "list"; isOrdered: boolean; start: number; children: readonly MarkdownNode[] }
  | {
      kind: "item";
      /** null where it is no task. */
      isDone: boolean | null;
      /** The line of the source it begins in, counted from 0. */
      line: number;
      children: readonly MarkdownNode[];
    }
  | {
      kind: "cell";
      isHead: boolean;
      align: "start" | "center" | "end";
      children: readonly MarkdownNode[];
    }
  | { kind: MarkdownGroup; children: readonly MarkdownNode[] };

/** What only says how its children look. */
export type MarkdownGroup =
  | "body"
  | "emphasis"
  | "head"
  | "heading"
  | "paragraph"
  | "quote"
  | "row"
  | "strike"
  | "strong"
  | "table"
  | "tight";
