"use client";

import { Fragment, type ReactNode, useMemo } from "react";
import styles from "./Markdown.module.css";
import type { MarkdownGroup, MarkdownNode } from "./MarkdownNode";
import { PlainText } from "./PlainText";
import { readMarkdown } from "./ReadMarkdown";

/** Called with the line of a task's item, counted from 0. */
type Toggle = ((line: number) => void) | undefined;

const TAGS = {
  body: "tbody",
  emphasis: "em",
  head: "thead",
  paragraph: "p",
  quote: "blockquote",
  row: "tr",
  strike: "s",
  strong: "strong",
} as const satisfies Partial<Record<MarkdownGroup, string>>;

function keyed(nodes: readonly MarkdownNode[], toggle: Toggle): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a text that changes is read anew as a whole.
  return nodes.map((node, index) => <Node key={index} node={node} toggle={toggle} />);
}

/** The words of an item, for the name of its box. */
function textOf(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      if ("text" in node) {
        return node.text;
      }
      return "children" in node && node.kind !== "list" ? textOf(node.children) : "";
    })
    .join("");
}

type ItemProps = { item: MarkdownNode & { kind: "item" }; toggle: Toggle };

function Item({ item, toggle }: ItemProps) {
  const { isDone, line, children } = item;
  if (isDone === null) {
    return <li>{keyed(children, toggle)}</li>;
  }
  return (
    <li className={styles.task}>
      <input
        aria-label={textOf(children) || "Task"}
        checked={isDone}
        className={styles.box}
        disabled={toggle === undefined}
        onChange={() => toggle?.(line)}
        type="checkbox"
      />
      <div className={styles.words}>{keyed(children, toggle)}</div>
    </li>
  );
}

type ListProps = { list: MarkdownNode & { kind: "list" }; toggle: Toggle };

function List({ list, toggle }: ListProps) {
  const items = keyed(list.children, toggle);
  return list.isOrdered ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>;
}

type CellProps = { cell: MarkdownNode & { kind: "cell" }; toggle: Toggle };

function Cell({ cell, toggle }: CellProps) {
  const Tag = cell.isHead ? "th" : "td";
  return <Tag data-align={cell.align}>{keyed(cell.children, toggle)}</Tag>;
}

function Node({ node, toggle }: { node: MarkdownNode; toggle: Toggle }) {
  switch (node.kind) {
    case "text":
      return node.text;
    case "break":
      return <br />;
    case "rule":
      return <hr />;
    case "code":
      return <code>{node.text}</code>;
    case "code-block":
      return (
        <pre>
          <code>{node.text}</code>
        </pre>
      );
    case "link":
      return (
        <a href={node.href} rel="noopener noreferrer nofollow" target="_blank">
          {keyed(node.children, toggle)}
        </a>
      );
    case "list":
      return <List list={node} toggle={toggle} />;
    case "item":
      return <Item item={node} toggle={toggle} />;
    case "cell":
      return <Cell cell={node} toggle={toggle} />;
    case "heading":
      return (
        <p className={styles.heading}>
          <strong>{keyed(node.children, toggle)}</strong>
        </p>
      );
    case "tight":
      return <Fragment>{keyed(node.children, toggle)}</Fragment>;
    case "table":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex lint/a11y/useSemanticElements: what scrolls has to be reached by keys, and is no fieldset.
        <div aria-label="Table" className={styles.table} role="group" tabIndex={0}>
          <table>{keyed(node.children, toggle)}</table>
        </div>
      );
    case "body":
    case "emphasis":
    case "head":
    case "paragraph":
    case "quote":
    case "row":
    case "strike":
    case "strong": {
      const Tag = TAGS[node.kind];
      return <Tag>{keyed(node.children, toggle)}</Tag>;
    }
    default:
      return node satisfies never;
  }
}

type MarkdownTreeProps = { text: string; onToggleItem: Toggle };

/** Elements of React all the way down: there is no HTML that anything could hide in. */
export function MarkdownTree({ text, onToggleItem }: MarkdownTreeProps) {
  const nodes = useMemo(() => readMarkdown(text), [text]);
  return nodes === null ? (
    <PlainText text={text} />
  ) : (
    <div className={styles.markdown}>{keyed(nodes, onToggleItem)}</div>
  );
}
