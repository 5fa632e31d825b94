import { expect, test, vi } from "vitest";
import { uuidv7 } from "@/lib/uuid";

test("an id is a UUID of version 7 that begins with the time", () => {
  vi.useFakeTimers({ now: 0x01_9a_9e_5d_12_34 });

  expect(uuidv7()).toMatch(/^019a9e5d-1234-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  vi.useRealTimers();
});

test("a thousand ids are a thousand", () => {
  expect(new Set(Array.from({ length: 1000 }, uuidv7)).size).toBe(1000);
});
