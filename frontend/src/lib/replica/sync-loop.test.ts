import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError, sessionExpiredError } from "@/lib/api-error";
import { SyncLoop } from "@/lib/replica/sync-loop";

const BUSY = new ApiError({ status: 503, code: "overloaded", detail: "", retryAfterMs: 7000 });
const BROKEN = new ApiError({ status: 500, code: "internal", detail: "" });

const push = vi.fn(async () => undefined);
const pull = vi.fn(async () => undefined);
const report = vi.fn();
let isOnline = true;
let isBehind = false;
let loop: SyncLoop;

beforeEach(() => {
  vi.useFakeTimers();
  push.mockReset().mockResolvedValue(undefined);
  pull.mockReset().mockResolvedValue(undefined);
  report.mockReset();
  isOnline = true;
  isBehind = false;
  loop = new SyncLoop({
    push,
    pull,
    report,
    isBehind: () => isBehind,
    isOnline: () => isOnline,
    exclusive: async (work) => work(false),
  });
});

afterEach(() => {
  loop.stop();
  vi.useRealTimers();
});

async function passes(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

test("it sends when asked to, and reads only where there is something to read", async () => {
  loop.request();
  await passes(0);
  expect([push.mock.calls.length, pull.mock.calls.length]).toEqual([1, 0]);

  isBehind = true;
  loop.request();
  await passes(0);
  expect([push.mock.calls.length, pull.mock.calls.length]).toEqual([2, 1]);

  isBehind = false;
  loop.catchUp();
  await passes(0);
  expect(pull).toHaveBeenCalledTimes(2);
  expect(report).toHaveBeenLastCalledWith(null);
});

test("what is asked for during a round is done in the next one, once", async () => {
  let release = (): void => undefined;
  push.mockImplementationOnce(
    async () =>
      new Promise((resolve) => {
        release = () => resolve(undefined);
      }),
  );
  loop.request();
  loop.request();
  loop.request();
  expect(push).toHaveBeenCalledTimes(1);

  release();
  await passes(0);

  expect(push).toHaveBeenCalledTimes(2);
});

test("a failure is tried again, more and more seldom, and not sooner than the server wants", async () => {
  push.mockRejectedValue(BUSY);
  loop.request();
  await passes(0);
  loop.request();
  await passes(6999);
  expect(push).toHaveBeenCalledTimes(1);
  expect(report).toHaveBeenLastCalledWith(BUSY);

  await passes(1);
  expect(push).toHaveBeenCalledTimes(2);
  push.mockRejectedValue(BROKEN);
  await passes(10 * 60_000);
  const attempts = push.mock.calls.length;
  expect(attempts).toBeGreaterThan(8);
  expect(attempts).toBeLessThan(30);
});

test("coming back online does not wait", async () => {
  isOnline = false;
  loop.catchUp();
  await passes(0);
  expect(pull).not.toHaveBeenCalled();
  expect(report).toHaveBeenLastCalledWith(expect.objectContaining({ code: "offline" }));

  isOnline = true;
  loop.catchUp();
  await passes(0);

  expect(pull).toHaveBeenCalledTimes(1);
});

test("coming back while an attempt fails is not forgotten either", async () => {
  let fail = (_: Error): void => undefined;
  pull.mockImplementationOnce(
    async () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  );
  loop.catchUp();
  await passes(0);

  loop.catchUp();
  fail(BUSY);
  await passes(0);

  expect(pull).toHaveBeenCalledTimes(2);
});

test("a server that cannot take a change is still asked for its own", async () => {
  push.mockRejectedValue(BROKEN);
  loop.catchUp();
  await passes(0);

  expect(pull).toHaveBeenCalledTimes(1);
  expect(report).toHaveBeenLastCalledWith(BROKEN);
});

test("the end of the session ends it quietly", async () => {
  push.mockRejectedValue(sessionExpiredError());
  loop.request();
  await passes(10 * 60_000);

  expect(push).toHaveBeenCalledTimes(1);
  expect(report).not.toHaveBeenCalled();
});

test("once stopped it does nothing more", async () => {
  push.mockRejectedValueOnce(BUSY);
  loop.request();
  await passes(0);

  loop.stop();
  loop.catchUp();
  await passes(60_000);

  expect(push).toHaveBeenCalledTimes(1);
});
