"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { TODO_VIEWS, viewFrom, viewHref } from "@/components/todo/View";
import type { TodoView } from "@/lib/todos";
import { OpenCount } from "./OpenCount";
import styles from "./ViewNav.module.css";

const NAMES: Record<TodoView, string> = { open: "Open", completed: "Completed", trash: "Trash" };

type ViewLinksProps = { current: TodoView | null; shallow?: boolean };

/** On the dashboard itself a change of view is only a change of address: nothing is fetched for
 * the page, so it is instant and works offline. */
export function ViewLinks({ current, shallow = false }: ViewLinksProps) {
  return (
    <nav aria-label="Views" className={styles.nav}>
      {TODO_VIEWS.map((view) => (
        <Link
          aria-current={view === current ? "page" : undefined}
          className={styles.link}
          href={viewHref(view)}
          key={view}
          onNavigate={(event) => {
            if (shallow) {
              event.preventDefault();
              window.history.pushState(null, "", viewHref(view));
            }
          }}
          prefetch={shallow ? false : null}
        >
          {NAMES[view]}
          {view === "open" && <OpenCount />}
        </Link>
      ))}
    </nav>
  );
}

export function ViewNav() {
  const onDashboard = usePathname() === "/todos";
  const view = viewFrom(useSearchParams().get("view"));
  return <ViewLinks current={onDashboard ? view : null} shallow={onDashboard} />;
}
