import { describe, expect, it } from "vitest";
import { stepOf, typedIndex } from "./MenuKeys";

const NAMES = ["Edit", "Date", "Duplicate", "Delete", "Move up"];

describe("a step in a menu", () => {
  it("goes round both ends", () => {
    expect(stepOf("next", 4, 5)).toBe(0);
    expect(stepOf("previous", 0, 5)).toBe(4);
  });

  it("enters at the near end where nothing has the focus yet", () => {
    expect(stepOf("next", -1, 5)).toBe(0);
    expect(stepOf("previous", -1, 5)).toBe(4);
  });
});

describe("typing in a menu", () => {
  it("goes from one name to the next with the same letter", () => {
    expect(typedIndex(NAMES, "d", 0)).toBe(1);
    expect(typedIndex(NAMES, "dd", 1)).toBe(2);
    expect(typedIndex(NAMES, "d", 3)).toBe(1);
  });

  it("finds the name that begins with all letters", () => {
    expect(typedIndex(NAMES, "de", 1)).toBe(3);
    expect(typedIndex(NAMES, "MOVE", 0)).toBe(4);
  });

  it("stays where nothing begins like that", () => {
    expect(typedIndex(NAMES, "z", 2)).toBe(-1);
  });
});
