import { useToday, useZone } from "@/lib/dates/use-today";
import { useSnapshot } from "@/lib/replica/hooks";
import type { Snapshot } from "@/lib/replica/types";
import { useCollapsed, useViewOptions } from "./options";
import type { Section } from "./section";
import { type Looking, sectionsOf } from "./sections";
import { type View, viewHref } from "./view";

type Shown = Looking & { snapshot: Snapshot; href: string };

let last: { shown: Shown; sections: readonly Section[] } | undefined;

function isSame(one: Shown, other: Shown): boolean {
  return (
    one.snapshot === other.snapshot &&
    one.href === other.href &&
    one.today === other.today &&
    one.zone === other.zone &&
    one.options === other.options &&
    one.collapsed === other.collapsed
  );
}

/** Several parts of the page ask for the same view: it is made once. */
function sectionsOnce(view: View, shown: Shown): readonly Section[] {
  if (last === undefined || !isSame(last.shown, shown)) {
    last = { shown, sections: sectionsOf(view, shown.snapshot, shown) };
  }
  return last.sections;
}

/** What this view shows now. */
export function useSections(view: View): readonly Section[] {
  const snapshot = useSnapshot();
  const today = useToday();
  const zone = useZone();
  const [options] = useViewOptions(view);
  const [collapsed] = useCollapsed();
  return sectionsOnce(view, { snapshot, today, zone, options, collapsed, href: viewHref(view) });
}
