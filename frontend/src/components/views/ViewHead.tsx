"use client";

import { HEADING_ID } from "@/components/todo/Focus";
import { formatDate } from "@/lib/dates/format";
import { useToday } from "@/lib/dates/use-today";
import { useSnapshot } from "@/lib/replica/hooks";
import { searchTodos } from "@/lib/views/search";
import { useCounts } from "@/lib/views/use-counts";
import type { View } from "@/lib/views/view";
import { CollectionMenu } from "./CollectionMenu";
import { OptionsMenu } from "./OptionsMenu";
import styles from "./ViewHead.module.css";
import { useViewName } from "./ViewName";

const NO_BREAK_SPACE = "\u00a0";

function openText(count: number): string {
  return count === 0 ? "" : `${count}${NO_BREAK_SPACE}open`;
}

/** What stands beside the name: the day, or how many there are. */
function useDetail(view: View): string {
  const snapshot = useSnapshot();
  const counts = useCounts();
  const today = useToday();
  switch (view.kind) {
    case "today":
      return formatDate(today, "heading", snapshot.settings.date_order);
    case "inbox":
      return openText(counts.inbox);
    case "list":
      return openText(counts.lists.get(view.id) ?? 0);
    case "label":
      return openText(counts.labels.get(view.id) ?? 0);
    case "trash":
      return "Kept for 30 days";
    case "search": {
      const { total } = searchTodos(view.query, snapshot);
      return total === 0 ? "" : `${total}${NO_BREAK_SPACE}found`;
    }
    case "upcoming":
    case "completed":
      return "";
    default:
      return view satisfies never;
  }
}

/** The name of the view, and how it is shown. */
export function ViewHead({ view }: { view: View }) {
  const name = useViewName(view);
  const detail = useDetail(view);
  return (
    <div className={styles.head}>
      <h1 className={styles.title} id={HEADING_ID} tabIndex={-1}>
        {name ?? "Not here any more"}
      </h1>
      <p className={styles.detail} role={view.kind === "search" ? "status" : undefined}>
        {detail}
      </p>
      <div className={styles.tools}>
        {name !== null && <OptionsMenu view={view} />}
        {name !== null && <CollectionMenu view={view} />}
      </div>
    </div>
  );
}
