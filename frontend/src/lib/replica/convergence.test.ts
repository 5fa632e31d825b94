import { beforeEach, expect, test } from "vitest";
import { dismissAll } from "@/lib/notices";
import type { Actions } from "@/lib/replica/actions";
import { byPosition } from "@/lib/replica/positions";
import type { Todo } from "@/lib/replica/types";
import { essenceOf } from "../../../test-support/essence";
import { FakeBackend } from "../../../test-support/fake-backend";
import { FakeDevice, type FakeTab } from "../../../test-support/fake-device";
import { Random } from "../../../test-support/random";
import { actAtRandom } from "../../../test-support/random-actions";

const ROUNDS = 100;
const TODOS_PER_ROUND = 20;
const MOVES = 20_000;
/** Enough on a machine that is busy with other tests. */
const PATIENCE_MS = 60_000;

type Pair = { devices: FakeDevice[]; tabs: FakeTab[] };

let backend: FakeBackend;

beforeEach(() => {
  dismissAll();
  backend = new FakeBackend();
});

async function twoDevices(): Promise<Pair> {
  const devices = [new FakeDevice(backend), new FakeDevice(backend)];
  return { devices, tabs: await Promise.all(devices.map(async (device) => device.openTab())) };
}

/** Both send what they have, one after the other, and both read what has become of it. */
async function synchronise({ devices, tabs }: Pair, order: readonly number[]): Promise<void> {
  for (const index of [...order, ...order]) {
    tabs[index]?.replica.sync().retry();
    await devices[index]?.settle();
  }
}

function everythingOf(tab: FakeTab | undefined): string {
  return tab === undefined ? "" : essenceOf(tab.replica.snapshot());
}

test(
  `two devices change different fields at once: ${ROUNDS * TODOS_PER_ROUND} runs lose none`,
  async () => {
    const random = new Random(1);
    const pair = await twoDevices();
    const [one, other] = pair.tabs.map(({ replica }) => replica.actions);
    const listId = one?.addList({ name: "list", color: null }) ?? "";
    const labelId = one?.addLabel({ name: "label", color: null }) ?? "";
    const changes: [Partial<Todo>, (actions: Actions | undefined, id: string) => void][] = [
      [{ title: "new" }, (actions, id) => actions?.change([id], { title: "new" })],
      [{ notes: "new" }, (actions, id) => actions?.change([id], { notes: "new" })],
      [{ priority: 1 }, (actions, id) => actions?.change([id], { priority: 1 })],
      [
        { due_date: "2027-01-01" },
        (actions, id) => actions?.change([id], { due_date: "2027-01-01" }),
      ],
      [{ list_id: listId }, (actions, id) => actions?.change([id], { list_id: listId })],
      [{ completed: true }, (actions, id) => actions?.setCompleted([id], true)],
      [{ label_ids: [labelId] }, (actions, id) => actions?.setLabels([id], [labelId], [])],
    ];
    for (let round = 0; round < ROUNDS; round += 1) {
      const todos = Array.from({ length: TODOS_PER_ROUND }, (_, index) => ({ title: `${index}` }));
      const ids = one?.add(todos) ?? [];
      await synchronise(pair, [0, 1]);
      const expected = new Map(ids.map((id): [string, object] => [id, {}]));
      for (const [id, fields] of expected) {
        for (const [field, change] of random.some(changes, 70)) {
          change(random.pick([one, other]), id);
          Object.assign(fields, field);
        }
      }

      await synchronise(pair, random.chance(50) ? [0, 1] : [1, 0]);

      for (const [id, fields] of expected) {
        const seen = pair.tabs.map(({ replica }) => replica.snapshot().todos.get(id));
        expect(seen).toMatchObject([fields, fields]);
        expect(backend.tables.todos.get(id)).toMatchObject(fields);
      }
      one?.remove(ids);
    }
  },
  PATIENCE_MS,
);

test(
  `${MOVES} random moves from two devices end in one order`,
  async () => {
    const random = new Random(2);
    const pair = await twoDevices();
    pair.tabs[0]?.replica.actions.add(
      Array.from({ length: 200 }, (_, index) => ({ title: String(index) })),
    );
    await synchronise(pair, [0, 1]);
    const ids = [...backend.tables.todos.keys()];
    for (let move = 0; move < MOVES; move += 1) {
      const { actions } = pair.tabs[random.below(2)]?.replica ?? {};
      const anchor = random.pick(ids) ?? "";
      actions?.move([random.pick(ids) ?? ""], {
        [random.chance(50) ? "beforeId" : "afterId"]: anchor,
      });
      if (move % 100 === 99) {
        await synchronise(pair, random.chance(50) ? [0, 1] : [1, 0]);
      }
    }

    await synchronise(pair, [0, 1]);

    const orders = [...pair.tabs.map(({ replica }) => replica.snapshot()), backend.snapshot()].map(
      ({ todos }) => [...todos.values()].toSorted(byPosition).map(({ title }) => title),
    );
    expect(orders[0]).toHaveLength(200);
    expect(orders[1]).toEqual(orders[0]);
    expect(orders[2]).toEqual(orders[0]);
    const positions = [...backend.tables.todos.values()].map(({ position }) => position);
    expect(Math.max(...positions.map(({ length }) => length))).toBeLessThanOrEqual(64);
  },
  PATIENCE_MS,
);

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  "once all is sent and read, all show what the server has: %i",
  async (seed) => {
    const random = new Random(seed);
    const pair = await twoDevices();
    for (let turn = 0; turn < 300; turn += 1) {
      const index = random.below(2);
      const { replica } = pair.tabs[index] ?? {};
      if (replica !== undefined) {
        const trashed = replica.trash().todos.map(({ id }) => id);
        const snapshot = replica.snapshot();
        actAtRandom(random, { snapshot, actions: replica.actions, trashed, withRemovals: true });
        if (random.chance(10)) {
          replica.actions.undo();
        }
      }
      if (random.chance(15)) {
        pair.devices[index]?.setOnline(random.chance(50));
      }
      if (random.chance(30)) {
        await pair.devices[index]?.settle();
      }
    }

    for (const device of pair.devices) {
      device.setOnline(true);
    }
    await synchronise(pair, [0, 1]);

    expect(pair.tabs.map(({ replica }) => replica.sync().unsent)).toEqual([0, 0]);
    expect(everythingOf(pair.tabs[0])).toBe(essenceOf(backend.snapshot()));
    expect(everythingOf(pair.tabs[1])).toBe(essenceOf(backend.snapshot()));
  },
  PATIENCE_MS,
);

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  "whatever a person does, undoing all of it leads back: %i",
  async (seed) => {
    const random = new Random(seed);
    const device = new FakeDevice(backend, { isLive: true });
    const { replica } = await device.openTab();
    const [list] = [replica.actions.addList({ name: "list", color: null })];
    replica.actions.addLabel({ name: "label", color: null });
    for (let number = 0; number < 12; number += 1) {
      replica.actions.add([{ title: `${number}`, parts: [{ title: "part" }] }], { listId: list });
    }
    await device.settle();
    const history = [essenceOf(replica.snapshot())];
    while (history.length < 30) {
      const trashed = replica.trash().todos.map(({ id }) => id);
      const snapshot = replica.snapshot();
      actAtRandom(random, { snapshot, actions: replica.actions, trashed, withRemovals: false });
      if (replica.snapshot() !== snapshot) {
        history.push(essenceOf(replica.snapshot()));
      }
      if (random.chance(50)) {
        await device.settle();
      }
    }

    for (const expected of history.toReversed().slice(1)) {
      replica.actions.undo();
      expect(essenceOf(replica.snapshot())).toBe(expected);
      if (random.chance(50)) {
        await device.settle();
        expect(essenceOf(replica.snapshot())).toBe(expected);
        expect(essenceOf(backend.snapshot())).toBe(expected);
      }
    }
  },
  PATIENCE_MS,
);
