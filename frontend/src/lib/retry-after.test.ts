import { expect, test } from "vitest";
import { retryAfterMs } from "@/lib/retry-after";

const NOW = Date.parse("2026-11-20T12:00:00Z");

test.each([
  ["30", 30_000],
  ["0", 0],
  ["Fri, 20 Nov 2026 12:00:10 GMT", 10_000],
  ["Fri, 20 Nov 2026 11:00:00 GMT", 0],
  ["999999", 300_000],
  ["soon", null],
  ["", null],
])("Retry-After: %s", (value, expected) => {
  expect(retryAfterMs(new Headers({ "Retry-After": value }), NOW)).toBe(expected);
});

test("no header, no wish", () => {
  expect(retryAfterMs(new Headers(), NOW)).toBeNull();
});
