import { expect, it } from "vitest";
import { matching } from "./PickerFilter";

const LISTS = ["Home", "Werkstatt", "Café", "At work"].map((name) => ({ name }));

function found(query: string): string[] {
  return matching(LISTS, query).map(({ name }) => name);
}

it("offers everything, in its own order, while nothing is typed", () => {
  expect(found("  ")).toEqual(["Home", "Werkstatt", "Café", "At work"]);
});

it("puts first what begins with the letters", () => {
  expect(found("w")).toEqual(["Werkstatt", "At work"]);
});

it("knows no case and no accents", () => {
  expect(found("CAFE")).toEqual(["Café"]);
  expect(matching([{ name: "Łódź" }], "lodz")).toHaveLength(1);
  expect(found("xyz")).toEqual([]);
});
