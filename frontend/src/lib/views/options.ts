import { useCallback, useMemo } from "react";
import { isRecord, parseJson } from "@/lib/parse";
import { usePersonData } from "@/lib/person-data";
import { type View, viewKey } from "./view";

export const SORTS = ["manual", "due", "priority", "title", "created"] as const;
export const GROUPS = ["none", "date", "priority", "list", "label"] as const;

export type Sort = (typeof SORTS)[number];
export type Group = (typeof GROUPS)[number];
export type ViewOptions = { sort: Sort; group: Group };

const MANUAL: ViewOptions = { sort: "manual", group: "none" };
const BY_DUE: ViewOptions = { sort: "due", group: "none" };

/** Whether the person may choose; the order of the other views is their whole point. */
export function hasOptions(kind: View["kind"]): boolean {
  return kind === "inbox" || kind === "list" || kind === "label";
}

/** How a view is shown until the person says otherwise. */
export function defaultOptions(kind: View["kind"]): ViewOptions {
  return kind === "inbox" || kind === "list" ? MANUAL : BY_DUE;
}

function parseOptions(text: string | null, fallback: ViewOptions): ViewOptions {
  const stored = text === null ? null : parseJson(text);
  if (!isRecord(stored)) {
    return fallback;
  }
  return {
    sort: SORTS.find((sort) => sort === stored["sort"]) ?? fallback.sort,
    group: GROUPS.find((group) => group === stored["group"]) ?? fallback.group,
  };
}

/** How this view is sorted and grouped; the same object until that changes. */
export function useViewOptions(view: View): [ViewOptions, (options: ViewOptions) => void] {
  const { kind } = view;
  const [text, write] = usePersonData(`options.${viewKey(view)}`);
  const options = useMemo(() => parseOptions(text, defaultOptions(kind)), [text, kind]);
  const set = useCallback((next: ViewOptions) => write(JSON.stringify(next)), [write]);
  return [options, set];
}

/** Ids of the todos whose parts are folded away, and the way to fold or unfold one. */
export function useCollapsed(): [ReadonlySet<string>, (id: string) => void] {
  const [text, write] = usePersonData("collapsed");
  const collapsed = useMemo(() => new Set(text === null ? [] : text.split(" ")), [text]);
  const toggle = useCallback(
    (id: string) => {
      const next = new Set(collapsed);
      if (!next.delete(id)) {
        next.add(id);
      }
      write(next.size === 0 ? null : [...next].join(" "));
    },
    [collapsed, write],
  );
  return [collapsed, toggle];
}

/** Shows the parts of some todos again. */
export function useUnfold(): (ids: readonly string[]) => void {
  const [text, write] = usePersonData("collapsed");
  return (ids) => {
    const rest = text?.split(" ").filter((id) => !ids.includes(id)) ?? [];
    write(rest.length === 0 ? null : rest.join(" "));
  };
}
