import type { ReactNode, Ref } from "react";
import type { Span } from "@/lib/quick-add/types";
import styles from "./Capture.module.css";

type HighlightProps = { text: string; spans: readonly Span[]; ref: Ref<HTMLDivElement> };

/**
 * The grounds of the words that were understood. It lies behind the input, with the same text in
 * the same place, and paints no letters: those of the input are the only ones.
 */
export function Highlight({ text, spans, ref }: HighlightProps) {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const { start, end, kind } of spans) {
    pieces.push(
      text.slice(from, start),
      <mark data-kind={kind} key={start}>
        {text.slice(start, end)}
      </mark>,
    );
    from = end;
  }
  return (
    <div aria-hidden="true" className={styles.highlight} ref={ref}>
      {pieces}
      {text.slice(from)}
    </div>
  );
}
