"use client";

import { ListView } from "@/components/todo/ListView";
import { TrashView } from "@/components/todo/TrashView";
import { type View, viewKey } from "@/lib/views/view";

/** One view of the todos, with everything that can be done with its rows. Below the place that
 * waits until the todos are there. */
export function TodoList({ view }: { view: View }) {
  return view.kind === "trash" ? <TrashView /> : <ListView key={viewKey(view)} view={view} />;
}
