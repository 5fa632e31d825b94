import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError, offlineError, sessionExpiredError } from "@/lib/api-error";
import type { LeaderWork } from "@/lib/leader";
import { LiveStream } from "@/lib/replica/live";

type Stream = {
  lastSeen: number | null;
  signal: AbortSignal;
  say: (text: string) => void;
  end: () => void;
};

const woken = vi.fn();
const listening = vi.fn();
const takeOver = vi.fn();
let streams: Stream[] = [];
let refusal: Error | null = null;
let isVisible = true;
let stopLeading = new AbortController();
let work: LeaderWork = async () => undefined;
let live: LiveStream;

async function open(
  lastSeen: number | null,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  if (refusal !== null) {
    throw refusal;
  }
  return new ReadableStream({
    start(controller) {
      signal.addEventListener("abort", () => controller.error(signal.reason));
      streams.push({
        lastSeen,
        signal,
        say: (text) => controller.enqueue(new TextEncoder().encode(text)),
        end: () => controller.close(),
      });
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  for (const mock of [woken, listening, takeOver]) {
    mock.mockReset();
  }
  streams = [];
  refusal = null;
  isVisible = true;
  stopLeading = new AbortController();
  const leader = {
    lead: (given: LeaderWork) => {
      work = given;
    },
    takeOver,
    resign: () => stopLeading.abort(),
  };
  live = new LiveStream({ woken, listening, leader, open, isPageVisible: () => isVisible });
  live.start();
});

afterEach(() => {
  live.stop();
  vi.useRealTimers();
});

async function lead(): Promise<void> {
  void work(stopLeading.signal);
  await passes(0);
}

async function passes(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

test("each change of the server wakes, and the others hear that somebody listens", async () => {
  await lead();
  streams[0]?.say("retry: 2000\nevent: change\nid: 7\ndata: {}\n\n");
  await passes(0);
  streams[0]?.say(": still here\n\n");
  await passes(0);

  expect(woken.mock.calls).toEqual([[7]]);
  expect(listening.mock.calls.length).toBeGreaterThanOrEqual(2);
});

test("a stream that ends is opened again, from the last number that was heard", async () => {
  await lead();
  streams[0]?.say("id: 7\ndata: {}\n\n");
  await passes(0);
  streams[0]?.end();
  await passes(1500);

  expect(streams.map(({ lastSeen }) => lastSeen)).toEqual([null, 7]);
});

test("a stream that has gone silent is given up for another", async () => {
  await lead();
  streams[0]?.say(": hello\n\n");
  await passes(39_000);
  expect(streams).toHaveLength(1);

  await passes(3000);
  expect(streams[0]?.signal.aborted).toBe(true);
  expect(streams).toHaveLength(2);
});

test("without a server it tries ever more seldom, and at once when told to hurry", async () => {
  refusal = offlineError();
  await lead();
  await passes(5 * 60_000);
  refusal = null;
  expect(streams).toHaveLength(0);

  live.hurry();
  await passes(0);

  expect(streams).toHaveLength(1);
});

test("while it waits as long as the server wishes, the other tabs hear that it leads", async () => {
  refusal = new ApiError({ status: 503, code: "busy", detail: "", retryAfterMs: 300_000 });
  void work(stopLeading.signal);

  for (let minute = 0; minute < 4; minute += 1) {
    listening.mockClear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(listening).toHaveBeenCalled();
  }

  expect(takeOver).not.toHaveBeenCalled();
});

test("the end of the session ends it", async () => {
  refusal = sessionExpiredError();
  await lead();
  refusal = null;
  await passes(10 * 60_000);

  expect(streams).toHaveLength(0);
});

test("once stopped it does not come back", async () => {
  await lead();
  live.stop();
  await passes(10 * 60_000);

  expect(streams[0]?.signal.aborted).toBe(true);
  expect(streams).toHaveLength(1);
  expect(takeOver).not.toHaveBeenCalled();
});

test("a page that is looked at takes over from a tab that is silent for long", async () => {
  await passes(80_000);
  live.heard();
  await passes(80_000);
  expect(takeOver).not.toHaveBeenCalled();
  isVisible = false;
  await passes(20_000);
  expect(takeOver).not.toHaveBeenCalled();

  isVisible = true;
  await passes(90_000);

  expect(takeOver).toHaveBeenCalledTimes(1);
});
