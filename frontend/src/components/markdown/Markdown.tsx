"use client";

import { lazy, Suspense } from "react";
import { PlainText } from "./PlainText";

type MarkdownProps = {
  text: string;
  /** Makes the boxes of tasks work: gets the line of the item in the text, counted from 0. */
  onToggleItem?: ((line: number) => void) | undefined;
};

/** Most lists show no notes, so what reads them comes when the first are shown. */
const Tree = lazy(async () => {
  try {
    const { MarkdownTree } = await import("./MarkdownTree");
    return { default: MarkdownTree };
  } catch {
    // Without a network notes are still notes.
    return { default: PlainText };
  }
});

/** Notes, read as Markdown: links, lists, tasks, tables, code. Safe with whatever is in them. */
export function Markdown({ text, onToggleItem }: MarkdownProps) {
  return (
    <Suspense fallback={<PlainText text={text} />}>
      <Tree onToggleItem={onToggleItem} text={text} />
    </Suspense>
  );
}
