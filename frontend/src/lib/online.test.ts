import { afterEach, beforeEach, expect, test, vi } from "vitest";

const fetchIt = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("fetch", fetchIt);
  fetchIt.mockReset();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function openPage(): Promise<{ isOnline: () => boolean; changes: boolean[] }> {
  const { online } = await import("./online");
  const changes: boolean[] = [];
  online.subscribe(() => changes.push(online.isOnline()));
  return { isOnline: online.isOnline, changes };
}

test("a server that answers is reachable, also where the browser sees no network", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  fetchIt.mockImplementation(async () => new Response());
  const { isOnline, changes } = await openPage();

  window.dispatchEvent(new Event("offline"));
  await vi.advanceTimersByTimeAsync(1000);

  expect(isOnline()).toBe(true);
  expect(changes).toEqual([]);
});

test("without a network it is offline from the first moment on, until the server answers", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  fetchIt.mockRejectedValue(new TypeError("no network"));
  const { isOnline, changes } = await openPage();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isOnline()).toBe(false);

  fetchIt.mockImplementation(async () => new Response());
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(1000);

  expect(isOnline()).toBe(true);
  expect(changes).toEqual([false, true]);
});
