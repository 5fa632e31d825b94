import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { beforeEach, expect, test, vi } from "vitest";
import { FakeBackend } from "../../../test-support/fake-backend";
import { FakeDevice, titlesOf } from "../../../test-support/fake-device";

let backend: FakeBackend;
let indexedDb: IDBFactory;
let device: FakeDevice;

beforeEach(() => {
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
  backend = new FakeBackend();
  indexedDb = new IDBFactory();
  device = new FakeDevice(backend, { indexedDb });
});

test("yesterday's rows show without a network, with what was not sent on top", async () => {
  const before = await device.openTab();
  before.replica.actions.add([{ title: "Milk" }]);
  before.replica.actions.changeSettings({ week_start: "sunday" });
  await device.settle();
  device.setOnline(false);
  before.replica.actions.add([{ title: "Bread" }]);
  await device.settle();
  before.crash();

  const after = await device.openTab();
  expect(titlesOf(after)).toEqual(["Bread", "Milk"]);
  expect(after.replica.sync()).toMatchObject({ status: "ready", unsent: 1 });
  expect(after.replica.snapshot().settings.week_start).toBe("sunday");

  device.setOnline(true);
  await device.settle();
  expect(backend.titles()).toEqual(["Bread", "Milk"]);
  expect(after.replica.sync().unsent).toBe(0);
});

test("after a reload only what has changed since is asked for", async () => {
  backend.add("Milk");
  (await device.openTab()).crash();
  const first = await device.openTab();
  await device.settle();
  first.crash();
  const asked: number[] = [];
  const changes = backend.changes.bind(backend);
  backend.changes = (since) => {
    asked.push(since);
    return changes(since);
  };
  backend.add("Bread");

  const second = await device.openTab();
  await device.settle();

  expect(asked).toEqual([1]);
  expect(titlesOf(second)).toEqual(["Bread", "Milk"]);
});

test("a crash between the answer and the next reading shows no old rows after the reload", async () => {
  const before = await device.openTab();
  await device.settle();
  const [id = ""] = before.replica.actions.add([{ title: "Milk" }]);
  await device.settle();
  device.beforeRequest = (kind) => (kind === "changes" ? device.setOnline(false) : undefined);
  before.replica.actions.change([id], { title: "Oat milk" });
  await device.settle();
  expect(backend.titles()).toEqual(["Oat milk"]);
  before.crash();

  const after = await device.openTab();
  expect(titlesOf(after)).toEqual(["Oat milk"]);
  expect(after.replica.sync().unsent).toBe(0);

  device.beforeRequest = () => undefined;
  device.setOnline(true);
  await device.settle();
  expect(titlesOf(after)).toEqual(["Oat milk"]);
});

test("a crash before the answer: it is sent once more, and counts once", async () => {
  const before = await device.openTab();
  await device.settle();
  device.afterRequest = (kind) => (kind === "send" ? device.setOnline(false) : undefined);
  before.replica.actions.add([{ title: "Milk" }]);
  await device.settle();
  before.crash();
  device.afterRequest = () => undefined;

  const after = await device.openTab();
  expect(after.replica.sync().unsent).toBe(1);
  device.setOnline(true);
  await device.settle();

  expect(backend.titles()).toEqual(["Milk"]);
  expect(titlesOf(after)).toEqual(["Milk"]);
});

test("what the server cannot tell the changes of is read anew, here and in every other tab", async () => {
  backend.add("Gone");
  const tabs = [await device.openTab(), await device.openTab()];
  await device.settle();
  backend.tables.todos.clear();
  backend.add("Milk");
  backend.purgedTo = backend.seq;

  tabs[0]?.replica.sync().retry();
  await device.settle();
  await vi.waitFor(() => expect(tabs.map(titlesOf)).toEqual([["Milk"], ["Milk"]]));
  for (const tab of tabs) {
    tab.crash();
  }
  device.setOnline(false);

  expect(titlesOf(await device.openTab())).toEqual(["Milk"]);
});

test("where the browser keeps nothing, it works for as long as the page lives", async () => {
  const blocked = new Proxy(indexedDb, {
    get: () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    },
  });
  const private_ = new FakeDevice(backend, { indexedDb: blocked });
  backend.add("Milk");

  const tab = await private_.openTab();
  tab.replica.actions.add([{ title: "Bread" }]);
  await private_.settle();

  expect(titlesOf(tab)).toEqual(["Bread", "Milk"]);
  expect(backend.titles()).toEqual(["Bread", "Milk"]);
  expect(tab.replica.sync()).toMatchObject({ status: "ready", unsent: 0 });
});
