import type { Day } from "@/lib/dates/day";
import type { ViewOptions } from "@/lib/views/options";
import type { Section } from "@/lib/views/section";

/** What becomes of a todo that is dropped below another heading. */
export type Crossing =
  | { kind: "day"; day: Day | null }
  | { kind: "priority"; priority: number }
  | { kind: "list"; listId: string | null }
  | { kind: "labels"; add: readonly string[]; remove: readonly string[] };

type Heading = Pick<Section, "key" | "date">;

const NONE = "none";

function labelsOf({ key }: Heading): string[] {
  return key === NONE ? [] : [key];
}

function dayOf({ key, date }: Heading): Crossing | null {
  return date === null && key !== NONE ? null : { kind: "day", day: date };
}

/** Null where nothing follows from the heading: "Later" is no day. */
export function crossingOf(
  from: Heading,
  to: Heading,
  group: ViewOptions["group"],
): Crossing | null {
  if (to.date !== null) {
    return dayOf(to);
  }
  switch (group) {
    case "date":
      return dayOf(to);
    case "priority":
      return { kind: "priority", priority: Number(to.key) };
    case "list":
      return { kind: "list", listId: to.key === "inbox" ? null : to.key };
    case "label":
      return { kind: "labels", add: labelsOf(to), remove: labelsOf(from) };
    case "none":
      return null;
    default:
      return group satisfies never;
  }
}
