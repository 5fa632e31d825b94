import { addDays } from "@/lib/dates/day";
import type { Snapshot, Todo } from "@/lib/replica/types";
import { byName, inOrder } from "./collections";
import type { Group } from "./options";

/** A heading that todos may come under, in the order of the headings. */
type Heading = { key: string; title: string; date: string | null };

export type Grouping = {
  headings: readonly Heading[];
  /** The key of the heading a todo comes under. */
  keyOf: (todo: Todo) => string;
};

const SOON_DAYS = 7;

function heading(key: string, title: string, date: string | null = null): Heading {
  return { key, title, date };
}

function byDate(today: string, dayOf: (todo: Todo) => string | null): Grouping {
  const tomorrow = addDays(today, 1);
  const soon = addDays(today, SOON_DAYS);
  const headings = [
    heading("overdue", "Overdue"),
    heading("today", "Today", today),
    heading("tomorrow", "Tomorrow", tomorrow),
    heading("soon", "Next 7 days"),
    heading("later", "Later"),
    heading("none", "No date"),
  ];
  function keyOf(todo: Todo): string {
    const day = dayOf(todo);
    if (day === null) {
      return "none";
    }
    if (day <= tomorrow) {
      return day < today ? "overdue" : day === today ? "today" : "tomorrow";
    }
    return day <= soon ? "soon" : "later";
  }
  return { headings, keyOf };
}

const BY_PRIORITY: Grouping = {
  headings: [
    heading("1", "High priority"),
    heading("2", "Medium priority"),
    heading("3", "Low priority"),
    heading("4", "No priority"),
  ],
  keyOf: ({ priority }) => String(priority),
};

function byList(lists: Snapshot["lists"]): Grouping {
  const known = inOrder(lists.values()).map(({ id, name }) => heading(id, name));
  return {
    headings: [heading("inbox", "Inbox"), ...known],
    keyOf: ({ list_id }) => list_id ?? "inbox",
  };
}

/** A todo with several labels comes under the first of them: it is one row, not many. */
function byLabel(labels: Snapshot["labels"]): Grouping {
  const known = byName(labels.values()).map(({ id, name }) => heading(id, name));
  return {
    headings: [...known, heading("none", "No label")],
    keyOf: ({ label_ids }) => known.find(({ key }) => label_ids.includes(key))?.key ?? "none",
  };
}

type Known = {
  snapshot: Snapshot;
  today: string;
  dayOf: (todo: Todo) => string | null;
};

/** Null where nothing is grouped. */
export function groupingBy(group: Group, { snapshot, today, dayOf }: Known): Grouping | null {
  switch (group) {
    case "none":
      return null;
    case "date":
      return byDate(today, dayOf);
    case "priority":
      return BY_PRIORITY;
    case "list":
      return byList(snapshot.lists);
    case "label":
      return byLabel(snapshot.labels);
    default:
      return group satisfies never;
  }
}
