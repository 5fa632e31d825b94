import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { beforeEach, expect, test, vi } from "vitest";
import { offlineError } from "@/lib/api-error";
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

test("what is done in one shows in the other before the server knows of it", async () => {
  const [one, other] = [await device.openTab(), await device.openTab()];
  await device.settle();
  device.setOnline(false);

  one.replica.actions.add([{ title: "Milk" }]);
  await device.settle();
  other.replica.actions.add([{ title: "Bread" }]);
  await device.settle();

  expect([titlesOf(one), titlesOf(other)]).toEqual([
    ["Bread", "Milk"],
    ["Bread", "Milk"],
  ]);
  expect([one, other].map(({ replica }) => replica.sync().unsent)).toEqual([2, 2]);
  device.setOnline(true);
  await device.settle();
  expect([one, other].map(({ replica }) => replica.sync().unsent)).toEqual([0, 0]);
  expect(backend.titles()).toEqual(["Bread", "Milk"]);
});

test("what one tab has read, the other need not ask for", async () => {
  backend.add("Bread");
  const [one, other] = [await device.openTab(), await device.openTab()];
  await device.settle();
  device.requests = [];

  one.replica.actions.add([{ title: "Milk" }]);
  await device.settle();

  expect(titlesOf(other)).toEqual(["Bread", "Milk"]);
  expect(device.requests).toEqual(["send", "changes"]);
});

test("what a closed tab left unsent goes out with the next one", async () => {
  const one = await device.openTab();
  await device.settle();
  device.setOnline(false);
  const [id = ""] = one.replica.actions.add([{ title: "Milk" }]);
  await device.settle();
  one.crash();
  const other = await device.openTab();
  other.replica.actions.change([id], { title: "Oat milk" });

  device.setOnline(true);
  await device.settle();

  expect(backend.titles()).toEqual(["Oat milk"]);
});

test("what a closed tab left unsent is sent by the one that is still open", async () => {
  const [one, other] = [await device.openTab(), await device.openTab()];
  await device.settle();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  device.beforeRequest = () => {
    throw offlineError();
  };
  one.replica.actions.add([{ title: "Milk" }]);
  await device.settle();
  one.crash();
  device.beforeRequest = () => undefined;

  await vi.advanceTimersByTimeAsync(6000);
  await device.settle();

  expect(backend.titles()).toEqual(["Milk"]);
  expect(other.replica.sync().unsent).toBe(0);
  vi.useRealTimers();
});

test("a tab that slept adopts what the others left unsent meanwhile", async () => {
  const sleeper = await device.openTab();
  await device.settle();
  device.setOnline(false);
  device.isDeaf = true;
  const other = await device.openTab();
  other.replica.actions.add([{ title: "Milk" }]);
  await device.settle();
  other.crash();
  expect(titlesOf(sleeper)).toEqual([]);

  sleeper.wake("restored");
  await device.settle();
  expect(titlesOf(sleeper)).toEqual(["Milk"]);
  device.setOnline(true);
  await device.settle();
  expect(backend.titles()).toEqual(["Milk"]);
});

test("a tab that has missed something asks for it as soon as it notices", async () => {
  backend.add("Milk");
  const [one, other] = [await device.openTab(), await device.openTab()];
  await device.settle();
  device.isDeaf = true;
  one.replica.actions.add([{ title: "Bread" }]);
  await device.settle();
  device.isDeaf = false;
  expect(titlesOf(other)).toEqual(["Milk"]);

  one.replica.actions.add([{ title: "Eggs" }]);
  await device.settle();

  expect(titlesOf(other)).toEqual(["Bread", "Eggs", "Milk"]);
});

test("an older reading never takes the place of a newer one", async () => {
  const slow = new FakeDevice(backend, { indexedDb });
  const quick = new FakeDevice(backend, { indexedDb });
  backend.add("Milk");
  let release = (): void => undefined;
  slow.afterRequest = async (kind) =>
    kind === "changes"
      ? new Promise((resolve) => {
          release = resolve;
        })
      : undefined;
  const slowTab = await slow.openTab();
  await new Promise((resolve) => setImmediate(resolve));
  backend.add("Bread");
  const quickTab = await quick.openTab();
  await quick.settle();
  quickTab.crash();

  slow.afterRequest = () => undefined;
  release();
  await slow.settle();
  slowTab.crash();
  slow.setOnline(false);

  expect(titlesOf(await slow.openTab())).toEqual(["Bread", "Milk"]);
});
