import MarkdownIt, { type Token } from "markdown-it";
import { safeHref, withLinks } from "./Links";
import type { MarkdownGroup, MarkdownNode } from "./MarkdownNode";
import { isTaskItem } from "./TaskItems";

// Deeper than anybody writes, shallower than what slows a page down.
const MAX_NESTING = 40;
/** What is longer is shown as the text it is: the worst input must not keep the page waiting. */
const LONGEST_MARKDOWN = 20_000;

const GROUPS: Readonly<Record<string, MarkdownGroup>> = {
  blockquote_open: "quote",
  em_open: "emphasis",
  heading_open: "heading",
  paragraph_open: "paragraph",
  s_open: "strike",
  strong_open: "strong",
  table_open: "table",
  tbody_open: "body",
  thead_open: "head",
  tr_open: "row",
};

const reader = new MarkdownIt({ html: false, breaks: true, maxNesting: MAX_NESTING });
// What is no link stays the text that was written.
reader.validateLink = (address) => safeHref(address) !== null;

/**
 * Reads GitHub's Markdown (HTML counts as text). null for what is too long or nested too deep to be
 * shown in any way but as it is.
 */
export function readMarkdown(text: string): readonly MarkdownNode[] | null {
  if (text.length > LONGEST_MARKDOWN) {
    return null;
  }
  const tokens = reader.parse(text, {});
  markTasks(tokens, text.split("\n"));
  // What lies deeper has been left out by the parser.
  const isWhole = tokens.every(({ level }) => level < MAX_NESTING - 1);
  return isWhole ? nodesOf(tokens, false) : null;
}

const IS_TASK = "task";

/** Only what can be ticked in the text itself is a task; elsewhere `[ ]` stays what was written. */
function markTasks(tokens: readonly Token[], lines: readonly string[]): void {
  for (const token of tokens) {
    if (token.type === "list_item_open" && isTaskItem(lines[token.map?.[0] ?? 0] ?? "")) {
      token.attrSet(IS_TASK, "");
    }
  }
}

/** Turns the flat list of opening and closing tokens into a tree. */
function nodesOf(tokens: readonly Token[], isInLink: boolean): readonly MarkdownNode[] {
  const levels: { opening: Token | null; children: MarkdownNode[] }[] = [
    { opening: null, children: [] },
  ];
  for (const token of tokens) {
    const level = levels.at(-1);
    if (token.nesting === 1) {
      levels.push({ opening: token, children: [] });
    } else if (token.nesting === -1 && level?.opening != null) {
      levels.pop();
      levels.at(-1)?.children.push(groupOf(level.opening, level.children));
    } else {
      const isLinked = isInLink || levels.some(({ opening }) => opening?.type === "link_open");
      level?.children.push(...leavesOf(token, isLinked));
    }
  }
  return levels[0]?.children ?? [];
}

function groupOf(opening: Token, children: readonly MarkdownNode[]): MarkdownNode {
  switch (opening.type) {
    case "link_open":
      return linkTo(attribute(opening, "href"), children);
    case "bullet_list_open":
    case "ordered_list_open": {
      const isOrdered = opening.type === "ordered_list_open";
      return { kind: "list", isOrdered, start: Number(attribute(opening, "start") ?? 1), children };
    }
    case "list_item_open":
      return itemOf(opening, children);
    case "th_open":
    case "td_open":
      return {
        kind: "cell",
        isHead: opening.type === "th_open",
        align: alignOf(opening),
        children,
      };
    default:
      // In a tight list a paragraph is no more than its text.
      return { kind: opening.hidden ? "tight" : (GROUPS[opening.type] ?? "paragraph"), children };
  }
}

function leavesOf(token: Token, isInLink: boolean): readonly MarkdownNode[] {
  switch (token.type) {
    case "inline":
      return nodesOf(token.children ?? [], isInLink);
    case "text":
      return isInLink ? [{ kind: "text", text: token.content }] : withLinks(token.content);
    case "softbreak":
    case "hardbreak":
      return [{ kind: "break" }];
    case "hr":
      return [{ kind: "rule" }];
    case "code_inline":
      return [{ kind: "code", text: token.content }];
    case "code_block":
    case "fence":
      return [{ kind: "code-block", text: token.content.replace(/\n$/u, "") }];
    case "image":
      return [imageOf(token, isInLink)];
    default:
      return token.content === "" ? [] : [{ kind: "text", text: token.content }];
  }
}

/** Nothing is loaded from elsewhere only because notes are read: a picture is a link to it. */
function imageOf(token: Token, isInLink: boolean): MarkdownNode {
  const source = attribute(token, "src");
  const text: MarkdownNode = { kind: "text", text: token.content || (source ?? "") };
  return isInLink ? text : linkTo(source, [text]);
}

function linkTo(address: string | null, children: readonly MarkdownNode[]): MarkdownNode {
  const href = address === null ? null : safeHref(address);
  return href === null ? { kind: "tight", children } : { kind: "link", href, children };
}

const TASK = /^\[([ xX])\](?:\s+|$)/u;

/** `- [ ]` and `- [x]`: the box goes, and the item knows whether it is done. */
function itemOf(opening: Token, children: readonly MarkdownNode[]): MarkdownNode {
  const line = opening.map?.[0] ?? 0;
  const [paragraph, ...others] = children;
  const [text, ...rest] =
    paragraph !== undefined && "children" in paragraph ? paragraph.children : [];
  const [box, mark] = (text?.kind === "text" && TASK.exec(text.text)) || [];
  const isText = paragraph?.kind === "tight" || paragraph?.kind === "paragraph";
  const isTask = isText && attribute(opening, IS_TASK) !== null;
  if (!isTask || text?.kind !== "text" || box === undefined) {
    return { kind: "item", isDone: null, line, children };
  }
  const words: MarkdownNode = { kind: "text", text: text.text.slice(box.length) };
  return {
    kind: "item",
    isDone: mark !== " ",
    line,
    children: [{ kind: paragraph.kind, children: [words, ...rest] }, ...others],
  };
}

function alignOf(token: Token): "start" | "center" | "end" {
  const style = attribute(token, "style");
  if (style === "text-align:center") {
    return "center";
  }
  return style === "text-align:right" ? "end" : "start";
}

function attribute(token: Token, name: string): string | null {
  const value = token.attrGet(name);
  return value === null ? null : String(value);
}
