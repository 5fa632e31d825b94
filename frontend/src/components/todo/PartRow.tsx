import { useContext } from "react";
import type { Row } from "@/lib/views/tree";
import { ExtrasContext } from "./ExtrasContext";
import { useList } from "./ListContext";
import styles from "./TodoItem.module.css";

/** The row in which a new part is written, one level below what it will be part of. */
export function PartRow({ parent }: { parent: Row }) {
  const { commands } = useList();
  const extras = useContext(ExtrasContext);
  return (
    <li className={styles.item} data-depth={parent.depth + 1}>
      {extras !== null && <extras.PartForm onClose={commands.stopAdding} parent={parent.todo} />}
    </li>
  );
}
