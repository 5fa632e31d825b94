import type { Row } from "@/lib/views/tree";
import { useList } from "./ListContext";
import styles from "./TodoItem.module.css";

/** The row in which a new part is written, one level below what it will be part of. */
export function PartRow({ parent }: { parent: Row }) {
  const { commands, extras } = useList();
  return (
    <li className={styles.item} data-depth={parent.depth + 1}>
      {extras !== null && <extras.PartForm onClose={commands.stopAdding} parent={parent.todo} />}
    </li>
  );
}
