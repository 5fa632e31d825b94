"use client";

import { useDepartures } from "@/components/todo/Departures";
import { ListEnd } from "@/components/todo/ListEnd";
import { useRowActions } from "@/components/todo/RowActions";
import { TodoEditor } from "@/components/todo/TodoEditor";
import { TodoEmpty } from "@/components/todo/TodoEmpty";
import { TodoItem } from "@/components/todo/TodoItem";
import styles from "@/components/todo/TodoList.module.css";
import { TodoSkeleton } from "@/components/todo/TodoSkeleton";
import { TrashItem } from "@/components/todo/TrashItem";
import { ListProblem } from "@/components/ui/ListProblem";
import { useDraft } from "@/lib/drafts";
import { type TodoView, useTodos } from "@/lib/todos";

const NAMES: Record<TodoView, string> = {
  open: "Open todos",
  completed: "Completed todos",
  trash: "Deleted todos",
};

/** One view of the todos in whatever state it is: loading, failed, empty, or there. */
export function TodoList({ view }: { view: TodoView }) {
  const list = useTodos(view);
  const { rows, depart, arrive } = useDepartures(list.todos);
  // Which editor is open is a draft too: it opens again after a reload or an ended session.
  const [openId, openEditor, closeEditor] = useDraft("editing");
  const actions = useRowActions({ depart, arrive, openEditor, closeEditor });

  if (list.status === "pending") {
    return <TodoSkeleton />;
  }
  if (rows.length === 0) {
    return list.status === "error" ? (
      <ListProblem
        error={list.error}
        onRetry={list.retry}
        title="Your todos could not be loaded."
      />
    ) : (
      <TodoEmpty view={view} />
    );
  }
  return (
    <>
      {list.error !== null && (
        <ListProblem
          error={list.error}
          onRetry={list.retry}
          title="This list may be out of date."
        />
      )}
      <ul aria-label={NAMES[view]} className={styles.list}>
        {rows.map(({ todo, leaving }) => {
          if (view === "trash") {
            return <TrashItem actions={actions} key={todo.id} leaving={leaving} todo={todo} />;
          }
          return todo.id === openId && leaving === null ? (
            <TodoEditor
              key={todo.id}
              onCancel={() => actions.cancel(todo)}
              onSave={(values, forget) => actions.save(todo, values, forget)}
              todo={todo}
            />
          ) : (
            <TodoItem actions={actions} key={todo.id} leaving={leaving} todo={todo} />
          );
        })}
      </ul>
      {list.hasMore && <ListEnd isLoading={list.isLoadingMore} onMore={list.loadMore} />}
    </>
  );
}
