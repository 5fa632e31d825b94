"use client";

import { latePart } from "@/lib/late-part";
import { PlainText } from "./PlainText";

type MarkdownProps = {
  text: string;
  /** Makes the boxes of tasks work: gets the line of the item in the text, counted from 0. */
  onToggleItem?: ((line: number) => void) | undefined;
};

/** Most lists show no notes, so what reads them comes when the first are shown. */
const useTree = latePart(() => import("./MarkdownTree"));

/** Notes, read as Markdown: links, lists, tasks, tables, code. Safe with whatever is in them. */
export function Markdown({ text, onToggleItem }: MarkdownProps) {
  const { part } = useTree();
  // Without a network notes are still notes.
  return part === null ? (
    <PlainText text={text} />
  ) : (
    <part.MarkdownTree onToggleItem={onToggleItem} text={text} />
  );
}
