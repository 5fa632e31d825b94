"use client";

import Link from "next/link";
import { EmptyState } from "@/components/ui/EmptyState";
import { type TodoView, useTodos } from "@/lib/todos";
import styles from "./TodoEmpty.module.css";
import { viewHref } from "./View";

const FIRST_KEYS = [
  { key: "n", does: "write the next one" },
  { key: "x", does: "complete" },
  { key: "?", does: "all shortcuts" },
] as const;

/** Nothing is open: is everything done, or is the list brand-new? The completed ones tell. */
function NothingOpen() {
  const { todos, status } = useTodos("completed");
  if (status === "pending") {
    return null;
  }
  if (todos.length > 0) {
    return (
      <EmptyState scene="reached" title="All done">
        <p>Nothing is waiting for you. Enjoy the open water.</p>
        <Link href={viewHref("completed")}>See what you have completed</Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState scene="ahead" title="Your list starts here">
      <p>Write one thing you want to get done today and press Enter. Then the next.</p>
      <dl className={styles.keys}>
        {FIRST_KEYS.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  );
}

export function TodoEmpty({ view }: { view: TodoView }) {
  switch (view) {
    case "open":
      return <NothingOpen />;
    case "completed":
      return (
        <EmptyState scene="course" title="Nothing completed yet">
          <p>Tick off a todo and it moves here, with the day you finished it.</p>
          <Link href={viewHref("open")}>Go to the open todos</Link>
        </EmptyState>
      );
    case "trash":
      return (
        <EmptyState scene="open-water" title="The trash is empty">
          <p>What you delete waits here until you need it after all.</p>
        </EmptyState>
      );
    default:
      return view satisfies never;
  }
}
