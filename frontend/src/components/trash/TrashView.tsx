"use client";

import { useState } from "react";
import { flushSync } from "react-dom";
import { focusHeading, focusRow } from "@/components/todo/Focus";
import { ListEnd } from "@/components/todo/ListEnd";
import styles from "@/components/todo/TodoList.module.css";
import { TodoSkeleton } from "@/components/todo/TodoSkeleton";
import { Button } from "@/components/ui/Button";
import { ListProblem } from "@/components/ui/ListProblem";
import { EmptyView } from "@/components/views/EmptyView";
import { useActions, useTrash } from "@/lib/replica/hooks";
import type { TrashedTodo } from "@/lib/replica/types";
import { EmptyTrashDialog } from "./EmptyTrashDialog";
import { TrashItem } from "./TrashItem";
import { trashRows } from "./TrashRows";

/** What was deleted, each with the parts that went with it, until it is gone for good. */
export function TrashView() {
  const trash = useTrash();
  const { restore } = useActions();
  const [isAsking, setAsking] = useState(false);
  const rows = trashRows(trash.todos);

  function bringBack({ id }: TrashedTodo, index: number): void {
    const next = rows[index + 1] ?? rows[index - 1];
    flushSync(() => restore([id]));
    if (next === undefined || !focusRow(next.todo.id)) {
      focusHeading();
    }
  }

  if (trash.status === "loading") {
    return <TodoSkeleton />;
  }
  if (rows.length === 0) {
    return trash.status === "failed" ? (
      <ListProblem
        error={trash.error}
        onRetry={trash.retry}
        title="The trash could not be loaded."
      />
    ) : (
      <EmptyView view={{ kind: "trash" }} />
    );
  }
  return (
    <>
      {trash.error !== null && (
        <ListProblem
          error={trash.error}
          onRetry={trash.retry}
          title="This list may be out of date."
        />
      )}
      <div className={styles.bar}>
        <Button aria-haspopup="dialog" onClick={() => setAsking(true)} variant="quiet">
          Empty trash
        </Button>
      </div>
      <ul aria-label="Deleted todos" className={styles.trash}>
        {rows.map(({ todo, parts }, index) => (
          <TrashItem
            key={todo.id}
            onRestore={() => bringBack(todo, index)}
            parts={parts}
            todo={todo}
          />
        ))}
      </ul>
      {trash.hasMore && <ListEnd isLoading={trash.isLoadingMore} onMore={trash.loadMore} />}
      {isAsking && (
        <EmptyTrashDialog
          onClose={() => setAsking(false)}
          onEmptied={() => {
            // Nothing below a dialog takes the focus while it is open.
            flushSync(() => setAsking(false));
            trash.retry();
            focusHeading();
          }}
        />
      )}
    </>
  );
}
