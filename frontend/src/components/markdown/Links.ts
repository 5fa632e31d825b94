import type { MarkdownNode } from "./MarkdownNode";

const SAFE_PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

const ADDRESS = /(?<![\p{L}\p{N}_])(?:https?:\/\/|www\.)[^\s<>"'`]{2,2000}/gu;
const CLOSING_MARKS = /[.,;:!?*_~]+$/u;

/** The address if it leads to a page or a mail, null for anything that could run or embed. */
export function safeHref(address: string): string | null {
  if (!URL.canParse(address)) {
    return null;
  }
  const url = new URL(address);
  return SAFE_PROTOCOLS.has(url.protocol) ? url.href : null;
}

/** Without the marks of the sentence, and without a bracket that was opened before the address. */
function trimmed(address: string): string {
  const bare = address.replace(CLOSING_MARKS, "");
  const isOpen = bare.split("(").length >= bare.split(")").length;
  return bare.endsWith(")") && !isOpen ? trimmed(bare.slice(0, -1)) : bare;
}

/** The text with the addresses in it as links. */
export function withLinks(text: string): readonly MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    const href = safeHref(address.startsWith("www.") ? `https://${address}` : address);
    if (href !== null) {
      nodes.push({ kind: "text", text: text.slice(from, match.index) });
      nodes.push({ kind: "link", href, children: [{ kind: "text", text: address }] });
      from = match.index + address.length;
    }
  }
  nodes.push({ kind: "text", text: text.slice(from) });
  return nodes.filter((node) => node.kind !== "text" || node.text !== "");
}
