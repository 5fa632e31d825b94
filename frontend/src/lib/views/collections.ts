import { byPosition, keysBetween, type Positioned, spreadKeys } from "@/lib/replica/positions";
import type { Snapshot, TodoList } from "@/lib/replica/types";

/** As the person has ordered them. */
export function inOrder<T extends Positioned>(all: Iterable<T>): T[] {
  return [...all].sort(byPosition);
}

const names = new Intl.Collator("en", { sensitivity: "base", numeric: true });

export function byName<T extends { name: string }>(all: Iterable<T>): T[] {
  return [...all].sort((one, other) => names.compare(one.name, other.name));
}

/** The lists in use in their order, and those put away, the latest first. */
export function shelve(lists: Snapshot["lists"]): { active: TodoList[]; archived: TodoList[] } {
  const all = inOrder(lists.values());
  return {
    active: all.filter((list) => list.archived_at === null),
    archived: all
      .filter((list) => list.archived_at !== null)
      .sort((one, other) => ((one.archived_at ?? "") > (other.archived_at ?? "") ? -1 : 1)),
  };
}

/**
 * The new positions that bring one of the ordered rows to another index among the others: one, or
 * all where there is no room between the new neighbours; none where nothing moves.
 */
export function moveTo(
  ordered: readonly Positioned[],
  id: string,
  index: number,
): ReadonlyMap<string, string> {
  const from = ordered.findIndex((row) => row.id === id);
  const moving = ordered[from];
  const others = ordered.filter((row) => row.id !== id);
  if (moving === undefined || index === from || index < 0 || index > others.length) {
    return new Map();
  }
  const before = others[index - 1]?.position ?? null;
  const after = others[index]?.position ?? null;
  const [key] = keysBetween(before, after, 1) ?? [];
  if (key !== undefined) {
    return new Map([[id, key]]);
  }
  const all = others.toSpliced(index, 0, moving);
  const keys = spreadKeys(all.length);
  return new Map(all.map((row, place) => [row.id, keys[place] ?? row.position]));
}
