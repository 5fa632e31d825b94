import { useContext } from "react";
import { ExtrasContext } from "@/components/todo/ExtrasContext";
import { useList } from "@/components/todo/ListContext";
import type { Row } from "@/lib/views/tree";
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
