import { expect, test } from "vitest";
import { MutationIds } from "@/lib/replica/mutation-ids";
import type { Entry } from "@/lib/replica/mutations";
import { push } from "@/lib/replica/push";
import { NO_ROWS } from "@/lib/replica/rows";
import { type ReplicaServer, toMutations } from "@/lib/replica/server";
import { FakeBackend } from "../../../test-support/fake-backend";

/** What the front door lets through. */
const LIMIT_BYTES = 1_048_576;

const ids = new MutationIds();
const backend = new FakeBackend();
let sizes: number[] = [];

const server: Pick<ReplicaServer, "send"> = {
  send: async (entries) => {
    sizes.push(Buffer.byteLength(JSON.stringify({ mutations: toMutations(entries) })));
    return backend.apply(entries);
  },
};

function newTodos(count: number, notes: string): Entry[] {
  return Array.from({ length: count }, () => {
    const id = ids.after(null);
    const todo = { id, title: "todo", notes, position: "a1" };
    return { id, operation: { op: "todo.create", todo }, restored: [], at: "", seq: null };
  });
}

async function sendAll(entries: readonly Entry[]): Promise<number[]> {
  sizes = [];
  const counts: number[] = [];
  for (let rest = entries; rest.length > 0; ) {
    const { receipts } = await push(server, rest, NO_ROWS);
    counts.push(receipts.length);
    rest = rest.slice(receipts.length);
  }
  return counts;
}

test("a request takes up to five hundred mutations, in order", async () => {
  expect(await sendAll(newTodos(1100, ""))).toEqual([500, 500, 100]);
});

test("a request never grows beyond what the front door lets through", async () => {
  const counts = await sendAll(newTodos(30, "ä".repeat(50_000)));

  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
  expect(Math.max(...sizes)).toBeLessThan(LIMIT_BYTES);
  expect(counts.length).toBeLessThan(6);
});

test("one that is large by itself is sent by itself", async () => {
  expect(await sendAll(newTodos(2, "\u0007".repeat(100_000)))).toEqual([1, 1]);
});
