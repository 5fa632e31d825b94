import { expect, test } from "vitest";
import { ago } from "./Ago";

const NOW = new Date(2026, 10, 23, 12, 0, 0);

test.each([
  [new Date(2026, 10, 23, 12, 0, 5), "just now"],
  [new Date(2026, 10, 23, 11, 59, 0), "just now"],
  [new Date(2026, 10, 23, 11, 45, 0), "15 minutes ago"],
  [new Date(2026, 10, 23, 10, 50, 0), "an hour ago"],
  [new Date(2026, 10, 23, 7, 0, 0), "5 hours ago"],
  [new Date(2026, 10, 22, 7, 0, 0), "yesterday"],
  [new Date(2026, 10, 2, 7, 0, 0), "on 2 Nov"],
])("%s is told as precisely as people care", (instant, expected) => {
  expect(ago(instant, NOW, "dmy")).toBe(expected);
});

test("a date is written as the person writes dates", () => {
  expect(ago(new Date(2026, 10, 2, 7, 0, 0), NOW, "mdy")).toBe("on Nov 2");
});
