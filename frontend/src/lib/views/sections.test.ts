import { describe, expect, test } from "vitest";
import type { Snapshot } from "@/lib/replica/types";
import { label, list, snapshotOf, todo } from "../../../test-support/make-snapshot";
import { defaultOptions, type ViewOptions } from "./options";
import type { Section } from "./section";
import { type Looking, sectionsOf } from "./sections";
import type { View } from "./view";

const TODAY = "2026-11-23";
const ZONE = "Europe/Berlin";

function look(view: View, snapshot: Snapshot, changes: Partial<Looking> = {}): readonly Section[] {
  const options = defaultOptions(view.kind);
  return sectionsOf(view, snapshot, {
    today: TODAY,
    zone: ZONE,
    options,
    collapsed: new Set(),
    ...changes,
  });
}

/** Each section as its title with its rows; parts are indented. */
function lines(sections: readonly Section[]): string[] {
  return sections.map(({ title, rows }) => {
    const titles = rows.map(({ todo: { title: name }, depth }) => "> ".repeat(depth) + name);
    return `${title ?? ""}: ${titles.join(", ")}`;
  });
}

describe("Inbox and lists are trees in manual order", () => {
  const pack = todo("Pack");
  const tent = todo("Tent", { parent_id: pack.id });
  const pegs = todo("Pegs", { parent_id: tent.id });
  const snapshot = snapshotOf({
    lists: [list("home")],
    todos: [
      pegs,
      tent,
      todo("Sleeping bag", { parent_id: pack.id, completed: true }),
      pack,
      todo("Call", { position: "A" }),
      todo("Sweep", { list_id: "home" }),
      todo("Done", { completed: true }),
    ],
  });

  test("parts stand below what they belong to, completed ones too as long as that is open", () => {
    expect(lines(look({ kind: "inbox" }, snapshot))).toEqual([
      ": Call, Pack, > Tent, > > Pegs, > Sleeping bag",
    ]);
    expect(lines(look({ kind: "list", id: "home" }, snapshot))).toEqual([": Sweep"]);
  });

  test("a row knows how many parts it has at any depth, done ones included", () => {
    const [section] = look({ kind: "inbox" }, snapshot);
    expect(section?.rows[1]?.parts).toEqual({ open: 2, all: 3 });
  });

  test("folded parts are away", () => {
    const collapsed = new Set([pack.id]);
    const sections = look({ kind: "inbox" }, snapshot, { collapsed });
    expect(lines(sections)).toEqual([": Call, Pack"]);
    expect(sections[0]?.rows[1]?.isCollapsed).toBe(true);
  });

  test("a part whose parent is done or gone stands by itself", () => {
    const done = todo("Done", { completed: true });
    const orphans = snapshotOf({
      todos: [done, todo("Left over", { parent_id: done.id }), todo("Lost", { parent_id: "x" })],
    });
    expect(lines(look({ kind: "inbox" }, orphans))).toEqual([": Left over, Lost"]);
  });

  test("nothing at all is no section", () => {
    expect(look({ kind: "inbox" }, snapshotOf({}))).toEqual([]);
  });
});

describe("Today", () => {
  test("overdue first, then timed, then by priority, then by hand; parts for themselves", () => {
    const parent = todo("Trip");
    const snapshot = snapshotOf({
      todos: [
        parent,
        todo("All day", { due_date: TODAY }),
        todo("Important", { due_date: TODAY, priority: 1 }),
        todo("At ten", { due_date: TODAY, due_time: "10:00" }),
        todo("At nine", { due_date: TODAY, due_time: "09:00", parent_id: parent.id }),
        todo("Yesterday", { due_date: "2026-11-22" }),
        todo("Long ago", { due_date: "2026-10-01" }),
        todo("Tomorrow", { due_date: "2026-11-24" }),
        todo("Done", { due_date: TODAY, completed: true }),
      ],
    });
    expect(lines(look({ kind: "today" }, snapshot))).toEqual([
      "Overdue: Long ago, Yesterday",
      "Today: At nine, At ten, Important, All day",
    ]);
  });

  test("without anything overdue there is no heading to read", () => {
    const snapshot = snapshotOf({ todos: [todo("Now", { due_date: TODAY })] });
    expect(look({ kind: "today" }, snapshot)).toMatchObject([{ title: null, date: TODAY }]);
  });

  test("a time that is fixed elsewhere counts on the day it has here", () => {
    const fixed = { due_date: TODAY, due_time: "23:30", due_timezone: "America/New_York" };
    const snapshot = snapshotOf({ todos: [todo("Call Ann", fixed)] });
    expect(look({ kind: "today" }, snapshot)).toEqual([]);
    expect(lines(look({ kind: "upcoming" }, snapshot))[1]).toBe("Tomorrow: Call Ann");
  });

  test("times that are fixed elsewhere stand where the clocks here have them", () => {
    const fixed = { due_date: "2026-11-22", due_time: "23:00", due_timezone: "America/New_York" };
    const snapshot = snapshotOf({
      todos: [
        todo("At nine", { due_date: TODAY, due_time: "09:00" }),
        todo("At five, which is 23:00 in New York", fixed),
      ],
    });
    const options: ViewOptions = { ...defaultOptions("inbox"), sort: "due" };
    const inOrder = "At five, which is 23:00 in New York, At nine";
    expect(lines(look({ kind: "today" }, snapshot))).toEqual([`: ${inOrder}`]);
    expect(lines(look({ kind: "inbox" }, snapshot, { options }))).toEqual([`: ${inOrder}`]);
  });

  test("archived lists are out of sight", () => {
    const snapshot = snapshotOf({
      lists: [list("old", { archived_at: "2026-11-01T00:00:00Z" })],
      todos: [todo("Hidden", { list_id: "old", due_date: TODAY })],
    });
    expect(look({ kind: "today" }, snapshot)).toEqual([]);
    expect(lines(look({ kind: "list", id: "old" }, snapshot))).toEqual([": Hidden"]);
  });
});

describe("Upcoming", () => {
  test("seven days with their headings, then days with something, then months", () => {
    const snapshot = snapshotOf({
      todos: [
        todo("Late", { due_date: "2026-11-01" }),
        todo("Soon", { due_date: "2026-11-25" }),
        todo("In two weeks", { due_date: "2026-12-07" }),
        todo("New year", { due_date: "2027-01-02" }),
        todo("Christmas", { due_date: "2026-12-24" }),
      ],
    });
    const sections = look({ kind: "upcoming" }, snapshot);
    expect(lines(sections)).toEqual([
      "Today: ",
      "Tomorrow: ",
      "Wednesday: Soon",
      "Thursday: ",
      "Friday: ",
      "Saturday: ",
      "Sunday: ",
      "Monday: In two weeks",
      "December: Christmas",
      "January: New year",
    ]);
    expect(sections.map(({ detail }) => detail)).toEqual([
      ...["23", "24", "25", "26", "27", "28", "29"].map((day) => `${day} Nov`),
      "7 Dec",
      null,
      "2027",
    ]);
    expect(sections[1]?.date).toBe("2026-11-24");
  });
});

describe("Completed", () => {
  test("by the person's own day, the latest first", () => {
    const done = (title: string, at: string) => todo(title, { completed: true, completed_at: at });
    const snapshot = snapshotOf({
      todos: [
        done("Morning", "2026-11-23T07:00:00Z"),
        done("After midnight", "2026-11-22T23:30:00.5Z"),
        done("Before midnight", "2026-11-22T22:59:59Z"),
        done("Last year", "2025-12-31T12:00:00Z"),
        todo("Open"),
      ],
    });
    const sections = look({ kind: "completed" }, snapshot);
    expect(lines(sections)).toEqual([
      "Today: Morning, After midnight",
      "Yesterday: Before midnight",
      "Wednesday: Last year",
    ]);
    expect(sections[2]?.detail).toBe("31 Dec 2025");
  });

  test("what was completed together stands in its order, parts below what they are part of", () => {
    const done = { completed: true, completed_at: "2026-11-23T07:00:00Z" };
    const pack = todo("Pack", done);
    const tent = todo("Tent", { ...done, parent_id: pack.id });
    const stove = todo("Stove", { ...done, parent_id: pack.id });
    const pegs = todo("Pegs", { ...done, parent_id: tent.id });
    const snapshot = snapshotOf({ todos: [pegs, stove, todo("Rest", done), tent, pack] });
    expect(lines(look({ kind: "completed" }, snapshot))).toEqual([
      "Today: Pack, Tent, Pegs, Stove, Rest",
    ]);
  });

  test("what was made part of itself is still there", () => {
    const one = todo("One", { completed: true, completed_at: "2026-11-23T07:00:00Z" });
    const other = todo("Other", { ...one, id: "other", title: "Other", parent_id: one.id });
    const snapshot = snapshotOf({ todos: [{ ...one, parent_id: "other" }, other] });
    expect(lines(look({ kind: "completed" }, snapshot))).toEqual(["Today: Other, One"]);
  });
});

describe("sorting and grouping", () => {
  const parent = todo("b", { priority: 3 });
  const snapshot = snapshotOf({
    lists: [list("work", { position: "b" }), list("home", { position: "a" })],
    labels: [label("phone")],
    todos: [
      parent,
      todo("Part 2", { parent_id: parent.id, due_date: "2026-12-01" }),
      todo("Part 1", { parent_id: parent.id, due_date: "2026-11-24" }),
      todo("Á", { due_date: TODAY, label_ids: ["phone"] }),
      todo("c", { priority: 1, label_ids: ["phone"], list_id: "work" }),
      todo("d", { due_date: "2026-11-01", label_ids: ["phone"], list_id: "home" }),
    ],
  });

  function options(sort: ViewOptions["sort"], group: ViewOptions["group"]): Partial<Looking> {
    return { options: { sort, group } };
  }

  test("each level of a tree is sorted in itself", () => {
    expect(lines(look({ kind: "inbox" }, snapshot, options("title", "none")))).toEqual([
      ": Á, b, > Part 1, > Part 2",
    ]);
    expect(lines(look({ kind: "inbox" }, snapshot, options("due", "none")))).toEqual([
      ": Á, b, > Part 1, > Part 2",
    ]);
  });

  test("parts stay with what they belong to, whatever it is grouped by", () => {
    expect(lines(look({ kind: "inbox" }, snapshot, options("due", "date")))).toEqual([
      "Today: Á",
      "No date: b, > Part 1, > Part 2",
    ]);
    expect(lines(look({ kind: "inbox" }, snapshot, options("due", "priority")))).toEqual([
      "Low priority: b, > Part 1, > Part 2",
      "No priority: Á",
    ]);
    expect(lines(look({ kind: "inbox" }, snapshot, options("due", "label")))).toEqual([
      "phone: Á",
      "No label: b, > Part 1, > Part 2",
    ]);
  });

  test("a label shows the todos of every list, in the order of the lists", () => {
    const view = { kind: "label", id: "phone" } as const;
    expect(lines(look(view, snapshot))).toEqual([": d, Á, c"]);
    expect(lines(look(view, snapshot, options("priority", "list")))).toEqual([
      "Inbox: Á",
      "home: d",
      "work: c",
    ]);
  });
});
