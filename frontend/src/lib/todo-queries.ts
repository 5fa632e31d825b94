import { infiniteQueryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Result } from "@/lib/api-types";
import { type TodoPage, type TodoView, toTodo } from "@/lib/todo-types";

export const TODO_VIEWS = ["open", "completed", "trash"] as const satisfies readonly TodoView[];

const PAGE_SIZE = 50;

export function todosKey(view: TodoView): readonly ["todos", TodoView] {
  return ["todos", view];
}

/** One view, page by page; the cursor is the server's own. */
export function todosQuery(view: TodoView, userId: string) {
  return infiniteQueryOptions({
    queryKey: todosKey(view),
    queryFn: async ({ pageParam, signal }) => {
      const page = await fetchPage(view, pageParam, userId, signal);
      return { ...page, data: page.data.map(toTodo) } satisfies TodoPage;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

async function fetchPage(
  view: TodoView,
  cursor: string | null,
  userId: string,
  signal: AbortSignal,
): Promise<Result<"get", "/api/v1/todos" | "/api/v1/trash">> {
  const page = { limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) };
  switch (view) {
    case "open":
      return api("get", "/api/v1/todos", {
        query: { ...page, completed: "false" },
        userId,
        signal,
      });
    case "completed":
      return api("get", "/api/v1/todos", {
        query: { ...page, completed: "true", sort: "-completed_at" },
        userId,
        signal,
      });
    case "trash":
      return api("get", "/api/v1/trash", { query: page, userId, signal });
    default:
      return view satisfies never;
  }
}
