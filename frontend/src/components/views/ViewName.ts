"use client";

import { useSnapshot } from "@/lib/replica/hooks";
import { FIXED_NAMES, type View } from "@/lib/views/view";

/** What people call a view; null for a list or label that is not there (any more). */
export function useViewName(view: View): string | null {
  const { lists, labels } = useSnapshot();
  switch (view.kind) {
    case "list":
      return lists.get(view.id)?.name ?? null;
    case "label":
      return labels.get(view.id)?.name ?? null;
    case "search":
      return "Search";
    default:
      return FIXED_NAMES[view.kind];
  }
}
