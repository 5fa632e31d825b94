import { expect, test } from "vitest";
import { Draft } from "@/lib/replica/draft";
import type { Operation } from "@/lib/replica/mutations";
import { planRestore } from "@/lib/replica/plan-restore";
import { applyEntry } from "@/lib/replica/reducer";
import { NO_ROWS, type Rows } from "@/lib/replica/rows";
import { uuidv7 } from "@/lib/uuid";
import { essenceOf } from "../../../test-support/essence";
import { FakeBackend } from "../../../test-support/fake-backend";
import { Random } from "../../../test-support/random";
import { randomOperation } from "../../../test-support/random-operations";

/** Enough on a machine that is busy with other tests. */
const PATIENCE_MS = 60_000;

function reduced(rows: Rows, operation: Operation, at: string): Rows {
  const isRestore = operation.op === "todo.restore";
  const plan = isRestore ? planRestore(rows, rows.trashed, [operation.todo_id]) : null;
  const restored = plan?.steps[0]?.restored ?? [];
  const draft = new Draft(rows);
  applyEntry(draft, { id: uuidv7(), operation, restored, at, seq: null });
  return draft.rows();
}

test.each([1, 2, 3, 4])(
  "the rows change as the server changes them, round %i",
  (round) => {
    for (let seed = round * 100; seed < round * 100 + 15; seed += 1) {
      const random = new Random(seed);
      const backend = new FakeBackend();
      let rows: Rows = NO_ROWS;
      for (let turn = 0; turn < 150; turn += 1) {
        const operation = randomOperation(random, rows, [...rows.trashed.keys()]);
        const at = new Date(Date.UTC(2026, 10, 20, 12, 0, turn)).toISOString();

        rows = reduced(rows, operation, at);
        backend.apply([{ id: uuidv7(), operation }]);

        const place = `seed ${seed}, turn ${turn}: ${JSON.stringify(operation)}`;
        expect(essenceOf(rows), place).toBe(essenceOf(backend.snapshot()));
      }
    }
  },
  PATIENCE_MS,
);

test("rows that are not concerned stay the same objects, and nothing at all where nothing changes", () => {
  const random = new Random(9);
  let rows: Rows = NO_ROWS;
  for (let turn = 0; turn < 60; turn += 1) {
    const at = new Date(Date.UTC(2026, 10, 20, 12, 0, turn)).toISOString();
    rows = reduced(rows, randomOperation(random, rows, []), at);
  }
  const [todo] = rows.todos.values();
  const patch = { title: "Another title" };

  const after = reduced(rows, { op: "todo.update", todo_id: todo?.id ?? "", patch }, "");

  const changed = [...after.todos].filter(([id, row]) => row !== rows.todos.get(id));
  expect(changed.map(([, { title }]) => title)).toEqual(["Another title"]);
  expect(after.lists).toBe(rows.lists);
  expect(reduced(rows, { op: "todo.delete", todo_id: "gone" }, "")).toBe(rows);
});
