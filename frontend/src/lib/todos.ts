import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { offlineError } from "@/lib/api-error";
import { type TodoActions, todoActions } from "@/lib/todo-actions";
import { type TodoChange, withChanges } from "@/lib/todo-changes";
import { todosQuery } from "@/lib/todo-queries";
import type { Todo, TodoPage, TodoView } from "@/lib/todo-types";
import { useUserScope } from "@/lib/user-scope";

export type { Todo, TodoView } from "@/lib/todo-types";

export type TodosResult = {
  todos: readonly Todo[];
  status: "pending" | "error" | "ready";
  /** Also set while older rows are still shown ("ready"): reading them again has failed. */
  error: unknown;
  retry: () => void;
  hasMore: boolean;
  loadMore: () => void;
  isLoadingMore: boolean;
};

const NO_PAGES: readonly TodoPage[] = [];
const NO_CHANGES: readonly TodoChange[] = [];

/** One view of the person's todos, with what they have just done already in it. */
export function useTodos(view: TodoView): TodosResult {
  const { changes, client, userId } = useUserScope();
  const query = useInfiniteQuery(todosQuery(view, userId), client);
  const pending = useSyncExternalStore(changes.subscribe, changes.all, () => NO_CHANGES);
  const pages = query.data?.pages ?? NO_PAGES;
  const todos = useMemo(
    () => withChanges(pages, view, pending).flatMap((page) => page.data),
    [pages, view, pending],
  );
  // Without a network the library waits and says nothing; a person wants to know why it is empty.
  const isWaiting = query.isPending && query.fetchStatus === "paused";
  const error = isWaiting ? (query.failureReason ?? offlineError()) : query.error;
  return {
    todos,
    status: query.data === undefined ? (error === null ? "pending" : "error") : "ready",
    error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loadMore: () => {
      if (!query.isFetchingNextPage) {
        void query.fetchNextPage();
      }
    },
    isLoadingMore: query.isFetchingNextPage,
  };
}

export function useTodoActions(): TodoActions {
  const scope = useUserScope();
  return useMemo(() => todoActions(scope), [scope]);
}
