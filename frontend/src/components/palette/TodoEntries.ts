"use client";

import { useAddLine } from "@/components/capture/AddLine";
import { focusRow } from "@/components/todo/Focus";
import { idsAbove } from "@/components/todo/order/Levels";
import { useGoTo } from "@/components/views/CurrentView";
import { useSnapshot } from "@/lib/replica/hooks";
import type { Todo } from "@/lib/replica/types";
import { useUnfold } from "@/lib/views/options";
import { searchTodos } from "@/lib/views/search";
import type { View } from "@/lib/views/view";
import type { Entry } from "./Entries";

const MOST_OPEN = 12;
const MOST_COMPLETED = 4;
/** How long a view may take to come before its row is given up on. */
const PATIENCE_FRAMES = 60;

/** The view in which a todo stands. */
function placeOf({ completed, list_id }: Todo): View {
  if (completed) {
    return { kind: "completed" };
  }
  return list_id === null ? { kind: "inbox" } : { kind: "list", id: list_id };
}

function focusRowSoon(id: string, frames = PATIENCE_FRAMES): void {
  requestAnimationFrame(() => {
    if (!focusRow(id) && frames > 0) {
      focusRowSoon(id, frames - 1);
    }
  });
}

type TodoEntries = {
  find: (query: string) => Entry[];
  byId: (id: string) => Entry | undefined;
  /** Makes a todo of what was typed. */
  toAdd: (query: string) => Entry;
};

/** The todos as the palette shows them. */
export function useTodoEntries(): TodoEntries {
  const snapshot = useSnapshot();
  const addLine = useAddLine();
  const unfold = useUnfold();
  const goTo = useGoTo();

  function toEntry(todo: Todo): Entry {
    const list = todo.list_id === null ? undefined : snapshot.lists.get(todo.list_id);
    return {
      id: `todo:${todo.id}`,
      name: todo.title,
      detail: todo.completed ? "Completed" : (list?.name ?? "Inbox"),
      icon: todo.completed ? "done" : "circle",
      run: () => {
        goTo(placeOf(todo));
        unfold(idsAbove(snapshot.todos, todo));
        focusRowSoon(todo.id);
      },
    };
  }

  return {
    find: (query) => {
      const { open, completed } = searchTodos(query, snapshot);
      return [...open.slice(0, MOST_OPEN), ...completed.slice(0, MOST_COMPLETED)].map(toEntry);
    },
    byId: (id) => {
      const todo = id.startsWith("todo:") ? snapshot.todos.get(id.slice(5)) : undefined;
      return todo === undefined ? undefined : toEntry(todo);
    },
    toAdd: (query) => ({
      id: "add",
      name: `Add “${query.trim()}”`,
      detail: "",
      icon: "plus",
      run: () => void addLine(query),
    }),
  };
}
