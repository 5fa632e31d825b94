import { Draft } from "./draft";
import type { Step } from "./mutations";
import { applyEntry } from "./reducer";
import type { Rows } from "./rows";

/** What takes an action back, worked out when it is asked for, from the rows as they are then. */
export type Inverse = (rows: Rows) => readonly Step[];

/** Stands for the time of what is only tried out. */
export const SOON = "9999-12-31T00:00:00Z";

/** Inverses one after the other, each worked out from what those before it leave. */
export function inTurn(inverses: readonly Inverse[]): Inverse {
  return (rows) => {
    const steps: Step[] = [];
    let left = rows;
    for (const inverse of inverses) {
      const more = inverse(left);
      steps.push(...more);
      left = after(left, more);
    }
    return steps;
  };
}

function after(rows: Rows, steps: readonly Step[]): Rows {
  const draft = new Draft(rows);
  for (const { operation, restored = [] } of steps) {
    applyEntry(draft, { id: "", operation, restored, at: SOON, seq: null });
  }
  return draft.rows();
}
