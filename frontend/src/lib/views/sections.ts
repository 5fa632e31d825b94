import type { Snapshot, Todo } from "@/lib/replica/types";
import { completedSections, type Due, todaySections, upcomingSections } from "./calendar";
import { dueDay } from "./due-day";
import { groupBy } from "./group-by";
import { groupingBy } from "./groups";
import type { ViewOptions } from "./options";
import { byDue, comparison } from "./order";
import { searchTodos } from "./search";
import { type Section, section } from "./section";
import { indexOf, isArchived } from "./todo-index";
import { completedOf, flatRows, outermostOf, type Row, treeRows } from "./tree";
import type { View } from "./view";

/** Everything besides the todos that decides how a view looks. */
export type Looking = {
  /** The person's own day. */
  today: string;
  /** The person's time zone: a time that is fixed elsewhere may fall on another day here. */
  zone: string;
  options: ViewOptions;
  /** Ids of the todos whose parts are folded away. */
  collapsed: ReadonlySet<string>;
};

/** What a view shows, in order. The trash is not here: it is read page by page. */
export function sectionsOf(view: View, snapshot: Snapshot, looking: Looking): readonly Section[] {
  switch (view.kind) {
    case "inbox":
      return listSections(null, snapshot, looking);
    case "list":
      return listSections(view.id, snapshot, looking);
    case "label":
      return labelSections(view.id, snapshot, looking);
    case "today":
      return todaySections(dueTodos(snapshot, looking));
    case "upcoming":
      return upcomingSections(dueTodos(snapshot, looking));
    case "completed":
      return doneSections(snapshot, looking);
    case "search":
      return searchSections(view.query, snapshot);
    case "trash":
      return [];
    default:
      return view satisfies never;
  }
}

/** The open todos with a day, without those of archived lists. */
function dueTodos({ todos, lists, settings }: Snapshot, looking: Looking): Due {
  const due: { todo: Todo; day: string }[] = [];
  for (const todo of indexOf(todos).open) {
    const day = dueDay(todo, looking.zone);
    if (day !== null && !isArchived(todo, lists)) {
      due.push({ todo, day });
    }
  }
  return {
    todos: due,
    today: looking.today,
    order: settings.date_order,
    compare: byDue(looking.zone),
    toRows: (some) => flatRows(some, todos),
  };
}

type Grouped = {
  outermost: readonly Todo[];
  toRows: (some: readonly Todo[]) => Row[];
};

/** Under the chosen headings, without those that nothing comes under. */
function grouped({ outermost, toRows }: Grouped, snapshot: Snapshot, looking: Looking): Section[] {
  const { today, zone, options } = looking;
  const dayOf = (todo: Todo): string | null => dueDay(todo, zone);
  const grouping = groupingBy(options.group, { snapshot, today, dayOf });
  if (grouping === null) {
    return outermost.length === 0 ? [] : [section("all", null, toRows(outermost))];
  }
  const groups = groupBy(outermost, grouping.keyOf);
  return grouping.headings.flatMap(({ key, title, date }) => {
    const group = groups.get(key);
    return group === undefined ? [] : [{ ...section(key, title, toRows(group)), date }];
  });
}

function listSections(listId: string | null, snapshot: Snapshot, looking: Looking): Section[] {
  const { todos } = snapshot;
  const tree = {
    all: todos,
    compare: comparison(looking.options.sort, looking.zone),
    collapsed: looking.collapsed,
  };
  const outermost = outermostOf(listId, todos);
  return grouped({ outermost, toRows: (some) => treeRows(some, tree) }, snapshot, looking);
}

function labelSections(labelId: string, snapshot: Snapshot, looking: Looking): Section[] {
  const { todos, lists } = snapshot;
  const compare = comparison(looking.options.sort, looking.zone);
  const outermost = indexOf(todos).open.filter(
    (todo) => todo.label_ids.includes(labelId) && !isArchived(todo, lists),
  );
  const toRows = (some: readonly Todo[]): Row[] => flatRows(some.toSorted(compare), todos);
  return grouped({ outermost, toRows }, snapshot, looking);
}

function doneSections({ todos, settings }: Snapshot, { today, zone }: Looking): Section[] {
  const done = { todos: completedOf(todos), today, zone, order: settings.date_order };
  return completedSections(done, (some) => flatRows(some, todos));
}

function searchSections(query: string, snapshot: Snapshot): Section[] {
  const { open, completed } = searchTodos(query, snapshot);
  const sections: Section[] = [];
  if (open.length > 0) {
    sections.push(section("open", null, flatRows(open, snapshot.todos)));
  }
  if (completed.length > 0) {
    sections.push(section("completed", "Completed", flatRows(completed, snapshot.todos)));
  }
  return sections;
}
