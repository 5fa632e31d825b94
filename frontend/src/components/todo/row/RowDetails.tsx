"use client";

import { Markdown } from "@/components/markdown/Markdown";
import { useList } from "@/components/todo/ListContext";
import type { Todo } from "@/lib/replica/types";
import { isTree } from "@/lib/views/view";
import { PartsList } from "./PartsList";
import styles from "./RowDetails.module.css";

/** The notes of a todo, to read, and its parts where they are no rows of their own. */
export function RowDetails({ todo }: { todo: Todo }) {
  const { view, commands } = useList();
  return (
    <div className={styles.details}>
      {todo.notes.trim() !== "" && (
        <Markdown
          onToggleItem={(line) => commands.toggleNoteItem(todo.id, line)}
          text={todo.notes}
        />
      )}
      {!isTree(view) && <PartsList todo={todo} />}
    </div>
  );
}
