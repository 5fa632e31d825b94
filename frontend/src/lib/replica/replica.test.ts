import { beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "@/lib/api-error";
import { dismissAll } from "@/lib/notices";
import { uuidv7 } from "@/lib/uuid";
import { essenceOf } from "../../../test-support/essence";
import { FakeBackend } from "../../../test-support/fake-backend";
import { FakeDevice, type FakeTab } from "../../../test-support/fake-device";

let backend: FakeBackend;

beforeEach(() => {
  dismissAll();
  backend = new FakeBackend();
});

function titles({ replica }: FakeTab): string[] {
  return [...replica.snapshot().todos.values()].map(({ title }) => title).toSorted();
}

function stored(): string[] {
  return [...backend.snapshot().todos.values()].map(({ title }) => title).toSorted();
}

/** Somebody adds a todo without us. */
function addElsewhere(title: string): string {
  const id = uuidv7();
  const operation = { op: "todo.create", todo: { id, title, position: "a1" } } as const;
  backend.apply([{ id: uuidv7(), operation }]);
  return id;
}

test("what is added shows before the call returns, and reaches the server and other devices", async () => {
  const phone = await new FakeDevice(backend, { isLive: true }).openTab();
  const laptop = await new FakeDevice(backend, { isLive: true }).openTab();
  const seen: string[][] = [];
  phone.replica.subscribe(() => seen.push(titles(phone)));

  phone.replica.actions.add([{ title: "Milk" }, { title: "Bread" }]);
  expect(seen).toEqual([["Bread", "Milk"]]);
  expect(phone.replica.sync().unsent).toBe(2);

  await vi.waitFor(() => expect(titles(laptop)).toEqual(["Bread", "Milk"]));
  await vi.waitFor(() =>
    expect(essenceOf(phone.replica.snapshot())).toBe(essenceOf(backend.snapshot())),
  );
  expect(phone.replica.sync()).toMatchObject({ unsent: 0, status: "ready", error: null });
});

test("the snapshot is the same object until something changes", async () => {
  const device = new FakeDevice(backend);
  const { replica } = await device.openTab();
  replica.actions.add([{ title: "Milk" }]);
  await device.settle();
  const before = [replica.snapshot(), replica.sync(), replica.trash()];

  replica.sync().retry();
  await device.settle();

  const after = [replica.snapshot(), replica.sync(), replica.trash()];
  expect(after.map((value, index) => value === before[index])).toEqual([true, true, true]);
});

test("a change stays visible from the click until the server's rows contain it", async () => {
  const device = new FakeDevice(backend);
  const tab = await device.openTab();
  const seen = new Set<string>();
  tab.replica.actions.add([{ title: "Milk" }]);
  tab.replica.subscribe(() => seen.add(titles(tab).join()));

  await device.settle();
  addElsewhere("Bread");
  tab.replica.sync().retry();
  await device.settle();

  expect([...seen]).toEqual(["Milk", "Bread,Milk"]);
});

test("without a network everything waits, in order, and is sent when there is one", async () => {
  const device = new FakeDevice(backend);
  const tab = await device.openTab();
  await device.settle();
  device.setOnline(false);

  const [id = ""] = tab.replica.actions.add([{ title: "Milk" }]);
  tab.replica.actions.change([id], { title: "Oat milk" });
  tab.replica.actions.setCompleted([id], true);
  await device.settle();
  expect(tab.replica.sync()).toMatchObject({ unsent: 3, status: "ready" });
  expect(stored()).toEqual([]);

  device.setOnline(true);
  await device.settle();
  expect(stored()).toEqual(["Oat milk"]);
  expect(tab.replica.sync()).toMatchObject({ unsent: 0, error: null });
});

test("without a network at the start there is nothing to show, and it says so", async () => {
  const device = new FakeDevice(backend);
  addElsewhere("Milk");
  device.setOnline(false);
  const tab = await device.openTab();
  await device.settle();
  expect(tab.replica.sync()).toMatchObject({ status: "failed", error: { code: "offline" } });

  device.setOnline(true);
  await device.settle();

  expect(tab.replica.sync()).toMatchObject({ status: "ready", error: null });
  expect(titles(tab)).toEqual(["Milk"]);
});

test("an answer that is lost on the way changes nothing: it is sent again and counts once", async () => {
  const device = new FakeDevice(backend);
  const tab = await device.openTab();
  await device.settle();
  device.afterRequest = (kind) => (kind === "send" ? device.setOnline(false) : undefined);

  tab.replica.actions.add([{ title: "Milk" }]);
  await device.settle();
  expect(stored()).toEqual(["Milk"]);
  expect(tab.replica.sync().unsent).toBe(1);
  device.afterRequest = () => undefined;
  device.setOnline(true);
  await device.settle();

  expect(stored()).toEqual(["Milk"]);
  expect(titles(tab)).toEqual(["Milk"]);
  expect(tab.replica.sync().unsent).toBe(0);
});

test("five thousand rows come page by page, and the first page shows at once", async () => {
  const device = new FakeDevice(backend);
  backend.pageSize = 100;
  for (let number = 0; number < 500; number += 1) {
    addElsewhere(`todo ${number}`);
  }
  const sizes = new Set<number>();
  const tab = await device.openTab();
  tab.replica.subscribe(() => {
    if (tab.replica.sync().status === "ready") {
      sizes.add(tab.replica.snapshot().todos.size);
    }
  });
  await device.settle();

  expect([...sizes]).toEqual([100, 200, 300, 400, 500]);
});

test("what was purged before does not stop a reading of several pages", async () => {
  backend.pageSize = 2;
  for (let number = 0; number < 5; number += 1) {
    addElsewhere(`${number}`);
  }
  backend.purgedTo = backend.seq;

  const device = new FakeDevice(backend);
  const tab = await device.openTab();
  await device.settle();

  expect(titles(tab)).toEqual(["0", "1", "2", "3", "4"]);
});

test("later pages show together: in between the rows need not fit", async () => {
  const device = new FakeDevice(backend);
  const tab = await device.openTab();
  await device.settle();
  backend.pageSize = 100;
  for (let number = 0; number < 250; number += 1) {
    addElsewhere(`todo ${number}`);
  }
  const sizes = new Set<number>();
  tab.replica.subscribe(() => sizes.add(tab.replica.snapshot().todos.size));

  tab.replica.sync().retry();
  await device.settle();

  expect([...sizes].filter((size) => size > 0)).toEqual([250]);
});

test("a cursor that the server does not know any more: everything is read again, the outbox stays", async () => {
  const device = new FakeDevice(backend);
  const tab = await device.openTab();
  const gone = addElsewhere("Gone");
  addElsewhere("Milk");
  tab.replica.sync().retry();
  await device.settle();
  backend.apply([{ id: uuidv7(), operation: { op: "todo.delete", todo_id: gone } }]);
  backend.tables.todos.delete(gone);
  backend.purgedTo = backend.seq;
  addElsewhere("Bread");
  device.beforeRequest = (kind) => {
    if (kind === "send") {
      throw new ApiError({ status: 500, code: "internal", detail: "" });
    }
  };

  tab.replica.actions.add([{ title: "Eggs" }]);
  tab.replica.sync().retry();
  await device.settle();

  expect(titles(tab)).toEqual(["Bread", "Eggs", "Milk"]);
  expect(tab.replica.sync().unsent).toBe(1);
});
