import { expect, test } from "vitest";
import { type Entry, groupsFor } from "./Entries";

function entry(id: string, name: string): Entry {
  return { id, name, detail: "", icon: "list", run: () => undefined };
}

const HOME = entry("list:1", "Home");
const NEW_LIST = entry("action:list", "New list");
const TODO = entry("todo:1", "Fix the home page");
const ADD = entry("add", "Add");

function titles(query: string, todos: readonly Entry[], recent: readonly string[] = []): string[] {
  const groups = groupsFor(query, {
    groups: [
      { title: "Do", entries: [NEW_LIST] },
      { title: "Lists", entries: [HOME] },
    ],
    todos,
    recent,
    byId: (id) => [HOME, NEW_LIST, TODO].find((known) => known.id === id),
    fallback: ADD,
  });
  return groups.map(({ title, entries }) => `${title}: ${entries.map(({ name }) => name).join()}`);
}

test("with nothing typed: what was used lately, then the rest", () => {
  expect(titles("", [])).toEqual(["Do: New list", "Lists: Home"]);
  expect(titles(" ", [], ["todo:1", "list:1", "list:gone"])).toEqual([
    "Recent: Fix the home page,Home",
    "Do: New list",
  ]);
});

test("with something typed: what fits, and always the offer to add it", () => {
  expect(titles("home", [TODO])).toEqual([
    "Go and do: Home",
    "Todos: Fix the home page",
    "New: Add",
  ]);
  expect(titles("buy milk", [])).toEqual(["New: Add"]);
});
