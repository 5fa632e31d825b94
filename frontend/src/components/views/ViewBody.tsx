"use client";

import { TodoForm } from "@/components/TodoForm";
import { TodoList } from "@/components/TodoList";
import { canAdd, type View } from "@/lib/views/view";
import { GoneView } from "./EmptyView";
import { SamplesBar } from "./SamplesBar";
import { useViewName } from "./ViewName";

/** What there is to see: where todos can be added, the input; then the todos. */
export function ViewBody({ view }: { view: View }) {
  const isThere = useViewName(view) !== null;
  if (!isThere) {
    return <GoneView />;
  }
  return (
    <>
      {canAdd(view) && <TodoForm view={view} />}
      <TodoList view={view} />
      <SamplesBar view={view} />
    </>
  );
}
