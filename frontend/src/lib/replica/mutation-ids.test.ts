import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MutationIds } from "@/lib/replica/mutation-ids";

const START = Date.parse("2026-11-20T12:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

test("ids of one millisecond sort in the order they were made in", () => {
  const ids = new MutationIds();

  const made = Array.from({ length: 5000 }, () => ids.after(null));

  expect(new Set(made).size).toBe(5000);
  expect(made.toSorted()).toEqual(made);
  expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a clock that is set back does not make a new mutation an old one", () => {
  const ids = new MutationIds();
  const before = ids.after(null);

  vi.setSystemTime(START - 3_600_000);

  expect(ids.after(null) > before).toBe(true);
});

test("what another tab has put into the outbox comes first", () => {
  vi.setSystemTime(START + 5000);
  const ofAnotherTab = new MutationIds().after(null);

  vi.setSystemTime(START);

  expect(new MutationIds().after(ofAnotherTab) > ofAnotherTab).toBe(true);
});
