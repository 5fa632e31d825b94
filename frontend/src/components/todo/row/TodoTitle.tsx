import { useList } from "@/components/todo/ListContext";
import { highlight, type Piece } from "@/lib/views/highlight";
import styles from "./TodoItem.module.css";

/** A text in which the words that were looked for stand out. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  let at = 0;
  return pieces.map(({ text, isHit }) => {
    at += text.length;
    return isHit ? <mark key={at}>{text}</mark> : text;
  });
}

export function TodoTitle({ title }: { title: string }) {
  const { view } = useList();
  return (
    <span className={styles.text}>
      {view.kind === "search" ? <Pieces pieces={highlight(title, view.query)} /> : title}
    </span>
  );
}
