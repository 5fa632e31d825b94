import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { safeHref, withLinks } from "./Links";
import { MarkdownTree } from "./MarkdownTree";
import { readMarkdown } from "./ReadMarkdown";

/** As it comes out on the page, without what only styles it. */
function page(text: string): string {
  const html = renderToStaticMarkup(createElement(MarkdownTree, { text, onToggleItem: undefined }));
  return html.replaceAll(/ (?:class|target|rel)="[^"]*"/gu, "").replace(/^<div>|<\/div>$/gu, "");
}

describe("what people write", () => {
  test.each([
    [
      "words",
      "Call *Anna* or **Bob** ~~now~~",
      "<p>Call <em>Anna</em> or <strong>Bob</strong> <s>now</s></p>",
    ],
    ["lines", "one\ntwo\n\nthree", "<p>one<br/>two</p><p>three</p>"],
    ["a list", "- a\n- b\n  1. c", '<ul><li>a</li><li>b<ol start="1"><li>c</li></ol></li></ul>'],
    ["a list from 3 on", "3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'],
    ["a heading", "## Plan", "<p><strong>Plan</strong></p>"],
    ["a quote", "> said", "<blockquote><p>said</p></blockquote>"],
    ["code", "`a < b`", "<p><code>a &lt; b</code></p>"],
    ["a block of code", "```js\nlet a;\n```", "<pre><code>let a;</code></pre>"],
    ["a rule", "a\n\n---", "<p>a</p><hr/>"],
    ["an entity", "fish &amp; chips", "<p>fish &amp; chips</p>"],
    ["a link", "[here](https://example.com/a)", '<p><a href="https://example.com/a">here</a></p>'],
    ["a mail", "<a@example.com>", '<p><a href="mailto:a@example.com">a@example.com</a></p>'],
    [
      "an address",
      "see https://example.com/a_(b). Then",
      '<p>see <a href="https://example.com/a_(b)">https://example.com/a_(b)</a>. Then</p>',
    ],
    [
      "a picture",
      "![a cat](https://example.com/c.png)",
      '<p><a href="https://example.com/c.png">a cat</a></p>',
    ],
    [
      "a picture in a link",
      "[![a cat](https://example.com/c.png)](https://example.com)",
      '<p><a href="https://example.com/">a cat</a></p>',
    ],
  ])("%s", (_name, text, expected) => {
    expect(page(text)).toBe(expected);
  });

  test("tables keep the sides of their columns", () => {
    const html = page("| a | b |\n|---|--:|\n| 1 | 2 |");

    expect(html).toContain('<th data-align="end">b</th>');
    expect(html).toContain('<td data-align="start">1</td>');
  });

  test("tasks are boxes that know their line", () => {
    const nodes = readMarkdown("Shop\n\n- [ ] milk\n- [x] *oat* milk\n- none");
    const [, list] = nodes ?? [];
    const items = list?.kind === "list" ? list.children : [];

    expect(items).toMatchObject([
      { kind: "item", isDone: false, line: 2 },
      { kind: "item", isDone: true, line: 3 },
      { kind: "item", isDone: null, line: 4 },
    ]);
    expect(page("- [x] milk")).toContain('<input aria-label="milk"');
  });

  test("only what can be ticked in the text is a box", () => {
    expect(page("> - - [ ] milk")).toContain('<input aria-label="milk"');
    expect(page("- \\[ ] milk")).toBe("<ul><li>[ ] milk</li></ul>");
    expect(page("-\n  [ ] milk")).toBe("<ul><li>[ ] milk</li></ul>");
  });

  test("links open elsewhere and tell nothing about where one came from", () => {
    const html = renderToStaticMarkup(
      createElement(MarkdownTree, { text: "https://example.com", onToggleItem: undefined }),
    );

    expect(html).toContain('rel="noopener noreferrer nofollow"');
  });
});

describe("what attackers write", () => {
  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\u0001javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](blob:https://example.com/1)",
    "[x](//example.com)",
    "[x](/settings)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "<javascript:alert(1)>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<STYLE>*{display:none}</STYLE>",
    "<!-- --!><img src=x onerror=alert(1)>",
    "<div STYLE='position:fixed;inset:0'>x</div>",
    "[a](https://example.com \"onclick='alert(1)'\")",
    "`<img src=x onerror=alert(1)>`",
    "```\n<script>alert(1)</script>\n```",
    "| <script>alert(1)</script> |\n|--|\n| <img src=x onerror=alert(1)> |",
  ])("%s", (text) => {
    const html = page(text);

    const tags = [...html.matchAll(/<\/?([a-z0-9]+)/gu)].map(([, tag]) => tag);
    const known = [
      "p",
      "a",
      "br",
      "code",
      "pre",
      "div",
      "table",
      "thead",
      "tbody",
      "tr",
      "th",
      "td",
    ];
    expect(tags.filter((tag) => !known.includes(tag ?? ""))).toEqual([]);
    expect(html).not.toMatch(/<[^>]*(?:\son\w+=|style=|src=)/iu);
    for (const [, href] of html.matchAll(/href="([^"]*)"/gu)) {
      expect(href).toMatch(/^(?:https?:\/\/|mailto:)/u);
    }
  });

  test("only pages and mails are led to", () => {
    expect(safeHref("https://example.com/ä?q=1#f")).toBe("https://example.com/%C3%A4?q=1#f");
    expect(safeHref("mailto:a@example.com")).toBe("mailto:a@example.com");
    for (const address of ["javascript:1", " javascript:1", "data:,x", "example.com", "", "#top"]) {
      expect(safeHref(address)).toBeNull();
    }
  });
});

describe("what is out of proportion", () => {
  const HUGE = 100_000;
  const LONGEST_MARKDOWN = 20_000;
  test.each([
    ["quotes", "> ".repeat(HUGE / 2)],
    ["quotes within the limit", "> ".repeat(9000)],
    ["lists", `${"- ".repeat(9000)}x`],
    ["indented lists", Array.from({ length: 180 }, (_, at) => `${"  ".repeat(at)}- x`).join("\n")],
    ["brackets", "[".repeat(HUGE)],
    ["brackets within the limit", "[".repeat(LONGEST_MARKDOWN)],
    ["links", "[a](".repeat(5000)],
    ["emphasis", "*a ".repeat(3000) + "a*".repeat(3000)],
    ["stars", `${"*".repeat(9000)}a${"*".repeat(9000)}`],
    ["backticks", Array.from({ length: 190 }, (_, at) => "`".repeat(at + 1)).join(" ")],
    ["tags", "<a ".repeat(6000)],
    ["comments", "<!--".repeat(5000)],
    ["a wide table", `${"|a".repeat(4000)}|\n${"|-".repeat(4000)}|`],
    ["references", "[a]: b\n".repeat(2800)],
    ["addresses", "http://".repeat(2800)],
    ["brackets in addresses", `https://a.b/${")".repeat(9000)}`],
  ])("%s", (_name, text) => {
    const started = performance.now();

    page(text);

    expect(performance.now() - started).toBeLessThan(2500);
  });

  test("is shown as it was written", () => {
    expect(page(`${"> ".repeat(500)}deep`)).toContain("deep");
    expect(readMarkdown("> ".repeat(500))).toBeNull();
    expect(readMarkdown("x".repeat(LONGEST_MARKDOWN + 1))).toBeNull();
  });
});

test("addresses in a text become links, the marks around them do not", () => {
  expect(withLinks("(see www.example.com, or http://b.c/)!")).toEqual([
    { kind: "text", text: "(see " },
    {
      kind: "link",
      href: "https://www.example.com/",
      children: [{ kind: "text", text: "www.example.com" }],
    },
    { kind: "text", text: ", or " },
    { kind: "link", href: "http://b.c/", children: [{ kind: "text", text: "http://b.c/" }] },
    { kind: "text", text: ")!" },
  ]);
});
