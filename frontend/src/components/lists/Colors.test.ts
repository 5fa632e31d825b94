import { expect, test } from "vitest";
import { COLORS, colorOf, freshColor } from "./Colors";

test("something new has a colour of its own for as long as there is one", () => {
  const used = new Set<string>();
  for (let count = 1; count < COLORS.length; count += 1) {
    const color = freshColor([...used].map(colorOf));
    expect(used).not.toContain(color);
    used.add(color);
  }
  expect(freshColor(COLORS.map(({ value }) => value))).toBe("gray");
});

test("what is no colour is gray", () => {
  expect(colorOf("teal")).toBe("teal");
  expect(colorOf("")).toBe("gray");
  expect(colorOf("url(x)")).toBe("gray");
});
