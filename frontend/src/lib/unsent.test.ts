import { beforeEach, expect, test } from "vitest";
import { forgetOtherPeople, localData } from "@/lib/local-data";
import { forgetUnsent, keepUnsent, listUnsent } from "@/lib/unsent";

beforeEach(() => {
  localData.clear();
});

test("unsent todos are kept per person, in the order they were typed", () => {
  keepUnsent("ada", { id: "2", title: "second" });
  keepUnsent("ada", { id: "1", title: "first" });
  keepUnsent("bob", { id: "3", title: "his" });

  expect(listUnsent("ada")).toEqual([
    { id: "1", title: "first" },
    { id: "2", title: "second" },
  ]);
});

test("what the server has is forgotten", () => {
  keepUnsent("ada", { id: "1", title: "first" });

  forgetUnsent("ada", "1");

  expect(listUnsent("ada")).toEqual([]);
});

test("the next person on this device finds nothing of the last one", () => {
  keepUnsent("ada", { id: "1", title: "first" });
  keepUnsent("adalbert", { id: "2", title: "his" });

  forgetOtherPeople(localData, "adalbert");

  expect(localData.keys("daymark.")).toEqual(["daymark.unsent.adalbert.2"]);
});

test("what another version has written in another way is left alone", () => {
  localData.set("daymark.unsent.ada.1", "no JSON");
  localData.set("daymark.unsent.ada.2", '{"title":"no id"}');

  expect(listUnsent("ada")).toEqual([]);
});
