import { expect, it } from "vitest";
import { withItemToggled } from "./TaskItems";

const NOTES = "Shopping:\n- [ ] milk\n  * [x] oat\n1. [ ] bread\n- no item [ ]";

it("ticks the item of one line and leaves every other letter alone", () => {
  expect(withItemToggled(NOTES, 1)).toBe(NOTES.replace("[ ] milk", "[x] milk"));
  expect(withItemToggled(NOTES, 2)).toBe(NOTES.replace("[x] oat", "[ ] oat"));
  expect(withItemToggled(NOTES, 3)).toBe(NOTES.replace("[ ] bread", "[x] bread"));
});

it.each(["> - [ ] a", ">- [ ] a", "- - [ ] a", "1. > * [ ] a", "- [ ]"])(
  "ticks it in a quote and behind other markers: %s",
  (notes) => {
    expect(withItemToggled(notes, 0)).toBe(notes.replace("[ ]", "[x]"));
  },
);

it("changes nothing where there is no item", () => {
  expect(withItemToggled(NOTES, 0)).toBe(NOTES);
  expect(withItemToggled(NOTES, 4)).toBe(NOTES);
  expect(withItemToggled(NOTES, 99)).toBe(NOTES);
});
