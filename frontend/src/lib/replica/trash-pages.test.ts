import { beforeEach, expect, test } from "vitest";
import { ApiError } from "@/lib/api-error";
import { dismissAll } from "@/lib/notices";
import type { Trash } from "@/lib/replica/types";
import { uuidv7 } from "@/lib/uuid";
import { FakeBackend } from "../../../test-support/fake-backend";
import { FakeDevice, type FakeTab } from "../../../test-support/fake-device";

let backend: FakeBackend;
let device: FakeDevice;
let tab: FakeTab;

beforeEach(async () => {
  dismissAll();
  backend = new FakeBackend();
  device = new FakeDevice(backend, { isLive: true });
  tab = await device.openTab();
  await device.settle();
});

function trash(): Trash {
  return tab.replica.trash();
}

function titles(): string[] {
  return trash().todos.map(({ title }) => title);
}

function look(): () => void {
  return tab.replica.subscribeToTrash(() => undefined);
}

async function addAndSend(...names: string[]): Promise<readonly string[]> {
  const ids = tab.replica.actions.add(names.map((title) => ({ title })));
  await device.settle();
  return ids;
}

test("it is read when somebody looks, and not before", async () => {
  expect(device.requests).not.toContain("trash");
  expect(trash().status).toBe("loading");

  const stop = look();
  await device.settle();
  expect(trash()).toMatchObject({ status: "ready", todos: [], hasMore: false, error: null });

  stop();
  device.requests = [];
  await addAndSend("Milk");
  expect(device.requests).not.toContain("trash");
});

test("what is removed here is in it at once, and stays there when the server has it", async () => {
  const [milk = ""] = await addAndSend("Milk", "Bread");
  look();
  await device.settle();
  device.setOnline(false);

  tab.replica.actions.remove([milk]);
  expect(titles()).toEqual(["Milk"]);

  device.setOnline(true);
  await device.settle();
  expect(titles()).toEqual(["Milk"]);
});

test("what is restored here leaves it at once, with its parts", async () => {
  tab.replica.actions.add([{ title: "House", parts: [{ title: "Roof" }] }]);
  const [house = ""] = [...tab.replica.snapshot().todos.keys()];
  tab.replica.actions.remove([house]);
  await device.settle();
  const fresh = await new FakeDevice(backend).openTab();
  fresh.replica.subscribeToTrash(() => undefined);
  await device.settle();
  expect(fresh.replica.trash().todos).toHaveLength(2);

  fresh.replica.actions.restore([house]);

  expect([...fresh.replica.snapshot().todos.values()].map(({ title }) => title).toSorted()).toEqual(
    ["House", "Roof"],
  );
  expect(fresh.replica.trash().todos).toEqual([]);
});

test("what another device removes, restores or empties is seen", async () => {
  const [milk = ""] = await addAndSend("Milk");
  look();
  await device.settle();

  backend.apply([{ id: uuidv7(), operation: { op: "todo.delete", todo_id: milk } }]);
  await device.settle();
  expect(titles()).toEqual(["Milk"]);

  backend.apply([{ id: uuidv7(), operation: { op: "todo.restore", todo_id: milk } }]);
  await device.settle();
  expect(titles()).toEqual([]);
});

test("what is gone for good does not linger", async () => {
  const [milk = "", bread = ""] = await addAndSend("Milk", "Bread");
  tab.replica.actions.remove([milk]);
  await device.settle();
  backend.tables.todos.delete(milk);
  look();
  await device.settle();
  expect(titles()).toEqual([]);

  tab.replica.actions.remove([bread]);
  await device.settle();
  expect(titles()).toEqual(["Bread"]);
});

test("without a network it shows what was removed here, or says that it cannot be read", async () => {
  const [milk = ""] = await addAndSend("Milk");
  device.setOnline(false);
  look();
  await device.settle();
  expect(trash()).toMatchObject({ status: "failed", error: { code: "offline" } });

  tab.replica.actions.remove([milk]);
  expect(trash()).toMatchObject({ status: "ready", error: { code: "offline" } });
  expect(titles()).toEqual(["Milk"]);

  device.setOnline(true);
  trash().retry();
  await device.settle();
  expect(trash()).toMatchObject({ status: "ready", error: null });
  expect(titles()).toEqual(["Milk"]);
});

test("it is read page by page", async () => {
  const ids = await addAndSend("one", "two", "three");
  tab.replica.actions.remove(ids);
  await device.settle();
  const fresh = new FakeDevice(backend);
  const reader = await fresh.openTab();
  const pages = backend.trash().data;
  backend.trash = (cursor = null) => {
    const start = Number(cursor ?? 0);
    const end = start + 2;
    return {
      data: pages.slice(start, end),
      next_cursor: end < pages.length ? String(end) : null,
    };
  };
  reader.replica.subscribeToTrash(() => undefined);
  await fresh.settle();
  expect(reader.replica.trash()).toMatchObject({ hasMore: true, isLoadingMore: false });
  expect(reader.replica.trash().todos).toHaveLength(2);

  reader.replica.trash().loadMore();
  expect(reader.replica.trash().isLoadingMore).toBe(true);
  reader.replica.trash().loadMore();
  await fresh.settle();

  expect(reader.replica.trash()).toMatchObject({ hasMore: false, isLoadingMore: false });
  expect(reader.replica.trash().todos).toHaveLength(3);
});

test("a page that fails keeps the others", async () => {
  const [milk = ""] = await addAndSend("Milk");
  tab.replica.actions.remove([milk]);
  look();
  await device.settle();
  backend.trash = () => {
    throw new ApiError({ status: 503, code: "overloaded", detail: "" });
  };

  trash().retry();
  await device.settle();

  expect(trash()).toMatchObject({ status: "ready", error: { code: "overloaded" } });
  expect(titles()).toEqual(["Milk"]);
});

test("restoring a parent and a part that went there before it brings back both, in their place", async () => {
  tab.replica.actions.add([{ title: "House", parts: [{ title: "Roof" }] }]);
  const idOf = (title: string): string =>
    [...tab.replica.snapshot().todos.values()].find((todo) => todo.title === title)?.id ?? "";
  const [house, roof] = [idOf("House"), idOf("Roof")];
  tab.replica.actions.remove([roof]);
  tab.replica.actions.remove([house]);
  await device.settle();

  tab.replica.actions.restore([roof, house]);
  expect(tab.replica.snapshot().todos.get(roof)?.parent_id).toBe(house);
  await device.settle();

  expect(tab.replica.snapshot().todos.get(roof)?.parent_id).toBe(house);
  expect(tab.replica.sync().refused).toEqual([]);
});
