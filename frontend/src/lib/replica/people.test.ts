import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { beforeEach, expect, test, vi } from "vitest";
import { ADA, BOB } from "../../../test-support/fake-auth-server";
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

async function databases(): Promise<string[]> {
  return (await indexedDb.databases()).map(({ name = "" }) => name);
}

test("nobody sees what belongs to somebody else, and it goes when they sign in", async () => {
  const ada = await device.openTab();
  ada.replica.actions.add([{ title: "Ada's" }]);
  await device.settle();
  ada.crash();
  expect(await databases()).toEqual([`daymark.replica.${ADA.id}`]);

  const bobsServer = new FakeBackend();
  const bob = new FakeDevice(bobsServer, { indexedDb, userId: BOB.id });
  const tab = await bob.openTab();
  await bob.settle();

  expect(titlesOf(tab)).toEqual([]);
  expect(await databases()).toEqual([`daymark.replica.${BOB.id}`]);
});

test("after a sign-out nothing is left, also of what is being written at that moment", async () => {
  const [one, other] = [await device.openTab(), await device.openTab()];
  await device.settle();
  one.replica.actions.add([{ title: "Milk" }]);

  one.replica.close({ forget: true });
  one.replica.actions.add([{ title: "too late" }]);
  other.replica.actions.add([{ title: "not told yet" }]);
  other.replica.close({ forget: true });
  await device.settle();

  expect(await databases()).toEqual([]);
  expect(titlesOf(one)).toEqual(["Milk"]);
});

test("a sign-out while the database is being opened leaves nothing either", async () => {
  const opening = device.openTab();
  const tab = device.lastOpened();
  tab?.close({ forget: true });
  await opening;
  await device.settle();

  expect(await databases()).toEqual([]);
});

test("an answer that comes after the end of the session is not shown any more", async () => {
  const tab = await device.openTab();
  await device.settle();
  backend.add("Milk");
  device.afterRequest = (kind) =>
    kind === "changes" ? tab.replica.close({ forget: false }) : undefined;

  tab.replica.sync().retry();
  await device.settle();

  expect(titlesOf(tab)).toEqual([]);
  device.afterRequest = () => undefined;
  expect(titlesOf(await device.openTab())).toEqual([]);
});

test("what an ended session kept from being sent is sent when the same person is back", async () => {
  const tab = await device.openTab();
  await device.settle();
  device.setOnline(false);
  tab.replica.actions.add([{ title: "Milk" }]);
  await device.settle();
  tab.replica.close({ forget: false });
  device.setOnline(true);
  await device.settle();
  expect(backend.titles()).toEqual([]);

  await device.openTab();
  await device.settle();

  expect(backend.titles()).toEqual(["Milk"]);
});
