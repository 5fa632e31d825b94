"use client";

import type { MenuEntry } from "@/components/ui/Menu";
import {
  defaultOptions,
  GROUPS,
  type Group,
  hasOptions,
  SORTS,
  type Sort,
  useViewOptions,
  type ViewOptions,
} from "@/lib/views/options";
import type { View } from "@/lib/views/view";
import { ToolMenu } from "./ToolMenu";

const SORT_NAMES: Readonly<Record<Sort, string>> = {
  manual: "By hand",
  due: "Date",
  priority: "Priority",
  title: "Title",
  created: "Newest first",
};

const GROUP_NAMES: Readonly<Record<Group, string>> = {
  none: "Nothing",
  date: "Date",
  priority: "Priority",
  list: "List",
  label: "Label",
};

/** A list is no help to tell its own todos apart, nor a label. */
function groupsFor(kind: View["kind"]): readonly Group[] {
  const useless: Group = kind === "label" ? "label" : "list";
  return GROUPS.filter((group) => group !== useless);
}

function entriesOf(
  kind: View["kind"],
  options: ViewOptions,
  set: (options: ViewOptions) => void,
): readonly MenuEntry[] {
  return [
    {
      kind: "choice",
      label: "Sort by",
      layout: "list",
      options: SORTS.map((sort) => ({
        label: SORT_NAMES[sort],
        isChecked: options.sort === sort,
        run: () => set({ ...options, sort }),
      })),
    },
    { kind: "separator", id: "group" },
    {
      kind: "choice",
      label: "Group by",
      layout: "list",
      options: groupsFor(kind).map((group) => ({
        label: GROUP_NAMES[group],
        isChecked: options.group === group,
        run: () => set({ ...options, group }),
      })),
    },
  ];
}

/** How the todos of this view are sorted and grouped, where that can be chosen. */
export function OptionsMenu({ view }: { view: View }) {
  const [options, set] = useViewOptions(view);
  const usual = defaultOptions(view.kind);
  return (
    hasOptions(view.kind) && (
      <ToolMenu
        entries={() => entriesOf(view.kind, options, set)}
        icon="sort"
        isChanged={options.sort !== usual.sort || options.group !== usual.group}
        label="Sort and group"
      />
    )
  );
}
