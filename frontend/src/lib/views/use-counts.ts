import { useDeferredValue } from "react";
import { useToday, useZone } from "@/lib/dates/use-today";
import { useSnapshot } from "@/lib/replica/hooks";
import type { Snapshot } from "@/lib/replica/types";
import { type Counts, countsOf } from "./counts";

let last: { snapshot: Snapshot; today: string; zone: string; counts: Counts } | undefined;

/** How many todos each view has; counted once, whoever asks, and only after what was done has been
 * shown. */
export function useCounts(): Counts {
  const snapshot = useDeferredValue(useSnapshot());
  const today = useToday();
  const zone = useZone();
  if (last?.snapshot !== snapshot || last.today !== today || last.zone !== zone) {
    last = { snapshot, today, zone, counts: countsOf(snapshot, today, zone) };
  }
  return last.counts;
}
