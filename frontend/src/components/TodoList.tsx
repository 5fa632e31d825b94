"use client";

import { ListView } from "@/components/todo/ListView";
import { TodoSkeleton } from "@/components/todo/TodoSkeleton";
import { latePart } from "@/lib/late-part";
import { type View, viewKey } from "@/lib/views/view";

const useTrash = latePart(() => import("./trash/TrashView"));

function Trash() {
  const { part } = useTrash();
  return part === null ? <TodoSkeleton /> : <part.TrashView />;
}

/** One view of the todos, with everything that can be done with its rows. Below the place that
 * waits until the todos are there. */
export function TodoList({ view }: { view: View }) {
  return view.kind === "trash" ? <Trash /> : <ListView key={viewKey(view)} view={view} />;
}
