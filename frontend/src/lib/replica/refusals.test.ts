import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "@/lib/api-error";
import { notify } from "@/lib/notices";
import { uuidv7 } from "@/lib/uuid";
import { FakeBackend } from "../../../test-support/fake-backend";
import { FakeDevice, type FakeTab } from "../../../test-support/fake-device";

vi.mock(import("@/lib/notices"), async (original) => ({
  ...(await original()),
  notify: vi.fn(() => 0),
}));

let backend: FakeBackend;
let device: FakeDevice;
let tab: FakeTab;

beforeEach(async () => {
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
  vi.mocked(notify).mockClear();
  backend = new FakeBackend();
  device = new FakeDevice(backend, { indexedDb: new IDBFactory() });
  tab = await device.openTab();
  await device.settle();
});

/** A change of a todo that another device removes before the change is sent. */
async function refusedChange(): Promise<string> {
  const [id = ""] = tab.replica.actions.add([{ title: "Milk" }]);
  await device.settle();
  device.setOnline(false);
  tab.replica.actions.change([id], { title: "Oat milk" });
  backend.apply([{ id: uuidv7(), operation: { op: "todo.delete", todo_id: id } }]);
  device.setOnline(true);
  await device.settle();
  return id;
}

test("a refused change leaves the rows, is told in a sentence, and is kept", async () => {
  await refusedChange();

  const text =
    "“Oat milk” was not changed. It is not there any more. Perhaps it was removed in another tab or on another device.";
  expect(tab.replica.sync()).toMatchObject({ unsent: 0, refused: [{ text }] });
  expect(notify).toHaveBeenCalledExactlyOnceWith({ kind: "error", text });
  expect(tab.replica.snapshot().todos.size).toBe(0);
});

test("it is still there after a reload, and gone once it is discarded", async () => {
  await refusedChange();
  await device.settle();
  tab.crash();

  const reloaded = await device.openTab();
  expect(reloaded.replica.sync().refused).toHaveLength(1);
  const other = await device.openTab();
  reloaded.replica.sync().refused[0]?.discard();
  await device.settle();
  expect(reloaded.replica.sync().refused).toEqual([]);
  expect(other.replica.sync().refused).toEqual([]);

  expect((await device.openTab()).replica.sync().refused).toEqual([]);
});

test("trying again sends it as something new", async () => {
  const id = await refusedChange();
  backend.apply([{ id: uuidv7(), operation: { op: "todo.restore", todo_id: id } }]);

  tab.replica.sync().refused[0]?.tryAgain();
  await device.settle();

  expect(backend.snapshot().todos.get(id)?.title).toBe("Oat milk");
  expect(tab.replica.sync()).toMatchObject({ unsent: 0, refused: [] });
  expect(tab.replica.snapshot().todos.get(id)?.title).toBe("Oat milk");
});

test("a new todo of a list and a label that are gone comes to the inbox when it is tried again", async () => {
  const listId = tab.replica.actions.addList({ name: "Trip", color: null });
  const labelId = tab.replica.actions.addLabel({ name: "errand", color: null });
  await device.settle();
  device.setOnline(false);
  const typed = { title: "Tickets", notes: "Window seats", parts: [{ title: "Print them" }] };
  tab.replica.actions.add([{ ...typed, list_id: listId, label_ids: [labelId] }]);
  backend.apply([
    { id: uuidv7(), operation: { op: "list.delete", list_id: listId } },
    { id: uuidv7(), operation: { op: "label.delete", label_id: labelId } },
  ]);
  device.setOnline(true);
  await device.settle();

  for (const refused of tab.replica.sync().refused) {
    refused.tryAgain();
  }
  await device.settle();

  expect(tab.replica.sync()).toMatchObject({ unsent: 0, refused: [] });
  const [tickets, part] = [...backend.snapshot().todos.values()];
  expect(tickets).toMatchObject({ title: "Tickets", notes: "Window seats", list_id: null });
  expect(part).toMatchObject({ title: "Print them", parent_id: tickets?.id });
});

test("removing what is gone already is no failure", async () => {
  device.setOnline(false);
  backend.apply([]);
  tab.replica.actions.add([{ title: "Milk" }]);
  const [id = ""] = [...tab.replica.snapshot().todos.keys()];
  device.setOnline(true);
  await device.settle();
  device.setOnline(false);
  backend.tables.todos.delete(id);

  tab.replica.actions.remove([id]);
  device.setOnline(true);
  await device.settle();

  expect(tab.replica.sync()).toMatchObject({ unsent: 0, refused: [] });
  expect(notify).not.toHaveBeenCalledWith(expect.objectContaining({ kind: "error" }));
});

test("one that makes a whole request fail is found, and the others are stored", async () => {
  device.setOnline(false);
  tab.replica.actions.add([{ title: "one" }, { title: "poison" }, { title: "three" }]);
  const apply = backend.apply.bind(backend);
  backend.apply = (entries) => {
    if (JSON.stringify(entries).includes("poison")) {
      throw new ApiError({ status: 422, code: "validation", detail: "" });
    }
    return apply(entries);
  };

  device.setOnline(true);
  await device.settle();

  expect([...backend.snapshot().todos.values()].map(({ title }) => title)).toEqual([
    "one",
    "three",
  ]);
  expect(tab.replica.sync()).toMatchObject({
    unsent: 0,
    refused: [
      {
        text: "“poison” was not added. Something in it cannot be stored as it is. Check it and try again.",
      },
    ],
  });
});

test("the refused ones of one answer share a notice", async () => {
  const ids = tab.replica.actions.add([{ title: "one" }, { title: "two" }]);
  await device.settle();
  backend.tables.todos.clear();

  tab.replica.actions.change(ids, { priority: 1 });
  await device.settle();

  expect(tab.replica.sync().refused).toHaveLength(2);
  expect(notify).toHaveBeenCalledTimes(1);
  const [notice] = vi.mocked(notify).mock.lastCall ?? [];
  expect(notice?.text).toMatch(/^2 changes were refused\. “one” was not changed\. /);
});

test("an answer that does not say what has become of a change is none", async () => {
  backend.apply = () => ({ seq: 1, results: [] });

  tab.replica.actions.add([{ title: "Milk" }]);
  await device.settle();

  expect(tab.replica.sync()).toMatchObject({ unsent: 1, error: { code: "unexpected_answer" } });
});
