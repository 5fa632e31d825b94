import { beforeEach, describe, expect, test, vi } from "vitest";
import { dismissAll } from "@/lib/notices";
import type { Actions } from "@/lib/replica/actions";
import type { Snapshot, Todo } from "@/lib/replica/types";
import { essenceOf } from "../../../test-support/essence";
import { FakeBackend } from "../../../test-support/fake-backend";
import { FakeDevice, type FakeTab } from "../../../test-support/fake-device";

let backend: FakeBackend;
let device: FakeDevice;
let tab: FakeTab;
let actions: Actions;

beforeEach(async () => {
  dismissAll();
  backend = new FakeBackend();
  device = new FakeDevice(backend, { isLive: true });
  tab = await device.openTab();
  ({ actions } = tab.replica);
  await furnish();
});

function now(): Snapshot {
  return tab.replica.snapshot();
}

function idOf(title: string): string {
  return find(title).id;
}

function find(title: string): Todo {
  const todo = [...now().todos.values()].find((candidate) => candidate.title === title);
  if (todo === undefined) {
    throw new Error(`no todo ${title}`);
  }
  return todo;
}

function collectionId(name: string): string {
  const all = [...now().lists.values(), ...now().labels.values()];
  return all.find((row) => row.name === name)?.id ?? "";
}

/** Two lists, two labels, and in the first list a todo with parts, one of them completed. */
async function furnish(): Promise<void> {
  const [home, errand] = [
    actions.addList({ name: "Home", color: "red" }),
    actions.addLabel({ name: "errand", color: null }),
  ];
  actions.addList({ name: "Work", color: null });
  actions.addLabel({ name: "calm", color: "blue" });
  actions.add([
    {
      title: "House",
      list_id: home,
      due_date: "2026-12-01",
      due_time: "09:30",
      label_ids: [errand],
      parts: [
        { title: "Roof", parts: [{ title: "Tiles" }, { title: "Gutter" }] },
        { title: "Door" },
      ],
    },
    { title: "Milk" },
    { title: "Bread", label_ids: [errand] },
  ]);
  actions.setCompleted([idOf("Tiles")], true);
  await device.settle();
}

type Act = [name: string, act: () => void];

const EVERY_ACTION: Act[] = [
  ["add", () => actions.add([{ title: "New", parts: [{ title: "Part" }] }])],
  ["add below", () => actions.add([{ title: "New" }], { parentId: idOf("Roof") })],
  ["change", () => actions.change([idOf("Milk"), idOf("Door")], { title: "Oat", priority: 1 })],
  ["change the day", () => actions.change([idOf("House")], { due_date: null })],
  ["change the list", () => actions.change([idOf("House")], { list_id: collectionId("Work") })],
  ["complete", () => actions.setCompleted([idOf("House"), idOf("Milk")], true)],
  ["complete a part", () => actions.setCompleted([idOf("Roof")], true)],
  ["reopen", () => actions.setCompleted([idOf("Tiles")], false)],
  ["remove", () => actions.remove([idOf("House"), idOf("Roof"), idOf("Milk")])],
  ["remove a part", () => actions.remove([idOf("Roof")])],
  ["move to a list", () => actions.move([idOf("House")], { listId: collectionId("Work") })],
  ["move a part away", () => actions.move([idOf("Roof")], { listId: null, parentId: null })],
  ["move in", () => actions.move([idOf("Milk")], { parentId: idOf("House") })],
  ["move in order", () => actions.move([idOf("Milk")], { beforeId: idOf("House") })],
  [
    "label",
    () =>
      actions.setLabels(
        [idOf("House"), idOf("Milk")],
        [collectionId("calm")],
        [collectionId("errand")],
      ),
  ],
  [
    "several together",
    () =>
      actions.together(() => {
        actions.change([idOf("House")], { title: "Home", due_date: null });
        actions.move([idOf("Home")], { listId: collectionId("Work") });
        actions.setLabels([idOf("Home")], [collectionId("calm")], []);
        actions.add([{ title: "Stairs", parent_id: idOf("Home") }], { parentId: idOf("Home") });
      }),
  ],
  ["add a list", () => actions.addList({ name: "New", color: null })],
  ["rename a list", () => actions.changeList(collectionId("Home"), { name: "House" })],
  ["archive a list", () => actions.changeList(collectionId("Home"), { archived: true })],
  ["add a label", () => actions.addLabel({ name: "new", color: null })],
  ["rename a label", () => actions.changeLabel(collectionId("calm"), { name: "quiet" })],
  ["settings", () => actions.changeSettings({ week_start: "sunday", theme: "dark" })],
];

describe("what is undone is as it was, here and on the server", () => {
  test.each(EVERY_ACTION)("%s, before it is sent", async (_, act) => {
    const before = essenceOf(now());
    device.setOnline(false);

    act();
    expect(essenceOf(now())).not.toBe(before);
    actions.undo();
    expect(essenceOf(now())).toBe(before);

    device.setOnline(true);
    await device.settle();
    expect(essenceOf(now())).toBe(before);
    expect(essenceOf(backend.snapshot())).toBe(before);
  });

  test.each(EVERY_ACTION)("%s, after it was sent", async (_, act) => {
    const before = essenceOf(now());

    act();
    await device.settle();
    expect(essenceOf(backend.snapshot())).not.toBe(before);
    actions.undo();
    expect(essenceOf(now())).toBe(before);

    await device.settle();
    expect(essenceOf(now())).toBe(before);
    expect(essenceOf(backend.snapshot())).toBe(before);
  });
});

test("restoring is undone by removing again", async () => {
  actions.remove([idOf("House")]);
  await device.settle();
  const before = essenceOf(now());
  const [root] = [...tab.replica.trash().todos].filter(({ title }) => title === "House");

  actions.restore([root?.id ?? ""]);
  expect([...now().todos.values()].map(({ title }) => title)).toContain("Gutter");
  actions.undo();
  await device.settle();

  expect(essenceOf(now())).toBe(before);
  expect(essenceOf(backend.snapshot())).toBe(before);
});

/** Lists and labels that come back are new rows; everything else about them is the same. */
function named(snapshot: Snapshot) {
  const names = new Map(
    [...snapshot.lists, ...snapshot.labels].map(([id, { name }]) => [id, name]),
  );
  return [...snapshot.todos.values()]
    .map(({ completed, label_ids, list_id, title }) => {
      const labels = label_ids.map((id) => names.get(id)).toSorted();
      return { title, completed, list: names.get(list_id ?? "") ?? null, labels };
    })
    .toSorted((one, other) => (one.title < other.title ? -1 : 1));
}

test.each<Act>([
  ["a list", () => actions.removeList(collectionId("Home"))],
  ["a label", () => actions.removeLabel(collectionId("errand"))],
  [
    "a label that was merged",
    () => actions.mergeLabel(collectionId("errand"), collectionId("calm")),
  ],
])("%s comes back with all that it had", async (_, act) => {
  const before = named(now());

  act();
  await device.settle();
  expect(named(now())).not.toEqual(before);
  actions.undo();

  expect(named(now())).toEqual(before);
  await device.settle();
  expect(named(backend.snapshot())).toEqual(before);
  expect([...now().lists.values()].map(({ name }) => name).toSorted()).toEqual(["Home", "Work"]);
});

test("what another device has changed since stays, field by field", async () => {
  const other = await new FakeDevice(backend, { isLive: true }).openTab();
  const id = idOf("Milk");
  actions.change([id], { title: "Oat milk", priority: 1, notes: "two" });
  await device.settle();
  other.replica.actions.change([id], { title: "Almond milk", due_date: "2026-12-24" });
  await vi.waitFor(() => expect(find("Almond milk").due_date).toBe("2026-12-24"));

  actions.undo();

  expect(now().todos.get(id)).toMatchObject({
    title: "Almond milk",
    due_date: "2026-12-24",
    priority: 4,
    notes: "",
  });
});

test("an undo that has nothing left to do says so", async () => {
  const id = idOf("Milk");
  actions.change([id], { title: "Oat milk" });
  backend.apply([{ id: crypto.randomUUID(), operation: { op: "todo.delete", todo_id: id } }]);
  await device.settle();
  const before = essenceOf(now());

  actions.undo();

  expect(essenceOf(now())).toBe(before);
  expect(tab.replica.sync().unsent).toBe(0);
});
