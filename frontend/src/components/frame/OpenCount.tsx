"use client";

import { useTodos } from "@/lib/todos";
import { useAuth } from "@/providers/AuthProvider";
import styles from "./ViewNav.module.css";

/** How many todos are open; a plus where there are more than have been loaded. */
function Count() {
  const { todos, hasMore } = useTodos("open");
  return todos.length > 0 && `${todos.length}${hasMore ? "+" : ""}`;
}

/** Takes its place from the start, so that nothing moves when the number comes. */
export function OpenCount() {
  const signedIn = useAuth().status === "signed-in";
  return <span className={styles.count}>{signedIn && <Count />}</span>;
}
