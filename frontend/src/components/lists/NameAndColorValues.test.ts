import { expect, test } from "vitest";
import { changeOf, valuesOf } from "./NameAndColorValues";

test("only what was changed in the form is sent", () => {
  const before = valuesOf({ name: "Garden", color: "green" }, "teal");

  expect(changeOf(before, { name: "Gardens", color: "green" })).toEqual({ name: "Gardens" });
  expect(changeOf(before, { name: "Garden", color: "red" })).toEqual({ color: "red" });
  expect(changeOf(before, before)).toEqual({});
});

test("what has no colour begins with the one it is shown in", () => {
  expect(valuesOf({ name: "Garden", color: null }, "teal")).toEqual({
    name: "Garden",
    color: "gray",
  });
  expect(valuesOf(undefined, "teal")).toEqual({ name: "", color: "teal" });
});
