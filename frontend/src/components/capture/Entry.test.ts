import { describe, expect, test } from "vitest";
import type { Parsed, Span } from "@/lib/quick-add/types";
import type { Snapshot } from "@/lib/replica/types";
import { chipsOf, defaultChips } from "./Chips";
import { isElsewhere, literal, namedLists, newTodo } from "./Entry";
import { whereTo } from "./WhereTo";

const STAMPS = { position: "a", version: 1, created_at: "", updated_at: "", archived_at: null };
const HOME = { id: "home", name: "Home", color: "blue", ...STAMPS } as const;
const OLD = { id: "old", name: "Old", color: null, ...STAMPS, archived_at: "2026-01-01" } as const;
const PHONE = { id: "phone", name: "phone", color: null, ...STAMPS } as const;

const SNAPSHOT: Snapshot = {
  todos: new Map(),
  lists: new Map([HOME, OLD].map((list) => [list.id, list])),
  labels: new Map([[PHONE.id, PHONE]]),
  settings: { time_zone: null, week_start: "monday", date_order: "dmy", theme: "system" },
};
const TODAY = "2026-11-23";
const KNOWN = { snapshot: SNAPSHOT, today: TODAY, order: "dmy" } as const;

function parsed(fields: Partial<Parsed>): Parsed {
  return { ...literal("Call Bob"), ...fields };
}

describe("the todo that is added", () => {
  test("has what was written and what the view gives", () => {
    expect(newTodo(parsed({ priority: 1, notes: "blue" }), { due_date: TODAY })).toEqual({
      title: "Call Bob",
      notes: "blue",
      priority: 1,
      due_date: TODAY,
    });
  });

  test("what was written wins, labels come together", () => {
    const todo = newTodo(
      parsed({ due_date: "2026-11-24", due_time: "09:00", list: "home", labels: ["phone"] }),
      { due_date: TODAY, list_id: "other", label_ids: ["errand", "phone"] },
    );

    expect(todo).toEqual({
      title: "Call Bob",
      due_date: "2026-11-24",
      due_time: "09:00",
      list_id: "home",
      label_ids: ["errand", "phone"],
    });
  });

  test("#inbox leads out of the list that the view gives", () => {
    expect(newTodo(parsed({ list: "inbox" }), { list_id: "home" }).list_id).toBeNull();
  });
});

test("lists in use can be named, and the inbox unless a list has its name", () => {
  expect(namedLists(SNAPSHOT).map(({ name }) => name)).toEqual(["Home", "Inbox"]);
  const lists = new Map([["1", { ...HOME, name: "INBOX" }]]);
  expect(namedLists({ ...SNAPSHOT, lists }).map(({ name }) => name)).toEqual(["INBOX"]);
});

describe("what does not show in the view is told", () => {
  test.each([
    [{ kind: "inbox" }, {}, false],
    [{ kind: "inbox" }, { list_id: "home" }, true],
    [{ kind: "list", id: "home" }, { list_id: "home" }, false],
    [{ kind: "list", id: "home" }, { list_id: null }, true],
    [{ kind: "label", id: "phone" }, { label_ids: ["phone"] }, false],
    [{ kind: "label", id: "phone" }, {}, true],
    [{ kind: "today" }, { due_date: TODAY }, false],
    [{ kind: "today" }, { due_date: "2026-11-24" }, true],
    [{ kind: "today" }, {}, true],
    [{ kind: "upcoming" }, { due_date: "2026-11-24" }, false],
    [{ kind: "upcoming" }, { due_date: "2026-11-22" }, true],
    [{ kind: "upcoming" }, {}, true],
  ] as const)("%j %j", (view, todo, expected) => {
    expect(isElsewhere({ title: "x", ...todo } as never, view, TODAY)).toBe(expected);
  });

  test("with the list and the day", () => {
    expect(whereTo({ title: "x", list_id: "home", due_date: "2026-11-24" }, KNOWN)).toBe(
      " to Home for tomorrow",
    );
    expect(whereTo({ title: "x", due_date: "2026-12-24" }, KNOWN)).toBe(" for 24 Dec");
    expect(whereTo({ title: "x" }, KNOWN)).toBe("");
  });
});

describe("chips", () => {
  const span = (kind: Span["kind"], resolved: string) => ({
    start: 0,
    end: 1,
    kind,
    text: "x",
    resolved,
  });

  test("say what was understood", () => {
    const chips = chipsOf(
      parsed({
        due_date: "2026-11-24",
        due_time: "09:00",
        spans: [span("date", "2026-11-24"), span("priority", "1"), span("list", "home")],
      }),
      KNOWN,
    );

    expect(chips.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Tomorrow 0?9:00/u),
      "Priority high",
      "Home",
    ]);
    expect(chips.at(-1)?.color).toBe("blue");
  });

  test("a label that is written twice is one of them", () => {
    const twice = [span("label", "phone"), { ...span("label", "phone"), start: 4, end: 10 }];

    const chips = chipsOf(parsed({ labels: ["phone"], spans: twice }), KNOWN);

    expect(chips.map((chip) => [chip.text, chip.span?.end])).toEqual([["phone", 10]]);
  });

  test("a time without a date shows the day it falls on", () => {
    const fields = { due_date: TODAY, due_time: "17:00", spans: [span("time", "17:00")] };
    const [chip] = chipsOf(parsed(fields), KNOWN);

    expect(chip?.text).toMatch(/^Today (?:17:00|5:00 pm)$/u);
  });

  test("of the view are there until the text says something else", () => {
    const defaults = { due_date: TODAY, list_id: "home", label_ids: ["phone"] };

    expect(defaultChips(defaults, parsed({}), KNOWN).map(({ text }) => text)).toEqual([
      "Today",
      "Home",
      "phone",
    ]);
    const own = parsed({ due_date: "2026-11-24", list: "home", labels: ["phone"] });
    expect(defaultChips(defaults, own, KNOWN)).toEqual([]);
  });
});
