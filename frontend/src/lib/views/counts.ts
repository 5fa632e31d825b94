import type { Snapshot } from "@/lib/replica/types";
import { dueDay } from "./due-day";
import { indexOf, isArchived, isOutermost } from "./todo-index";

/** How many open todos each view shows at its outermost level. */
export type Counts = {
  inbox: number;
  /** Overdue ones included. */
  today: number;
  overdue: number;
  lists: ReadonlyMap<string, number>;
  labels: ReadonlyMap<string, number>;
};

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export function countsOf({ todos, lists }: Snapshot, today: string, zone: string): Counts {
  const perList = new Map<string, number>();
  const perLabel = new Map<string, number>();
  let [inbox, due, overdue] = [0, 0, 0];
  for (const todo of indexOf(todos).open) {
    if (isOutermost(todo, todos)) {
      if (todo.list_id === null) {
        inbox += 1;
      } else {
        add(perList, todo.list_id);
      }
    }
    if (!isArchived(todo, lists)) {
      const day = dueDay(todo, zone);
      due += Number(day !== null && day <= today);
      overdue += Number(day !== null && day < today);
      for (const id of todo.label_ids) {
        add(perLabel, id);
      }
    }
  }
  return { inbox, today: due, overdue, lists: perList, labels: perLabel };
}
