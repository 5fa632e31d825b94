import { expect, test } from "vitest";
import type { Snapshot } from "@/lib/replica/types";
import { label, list, snapshotOf, todo } from "../../../test-support/make-snapshot";
import { countsOf } from "./counts";
import { defaultOptions } from "./options";
import { searchTodos } from "./search";
import { sectionsOf } from "./sections";
import type { View } from "./view";

const COUNT = 5000;
const WORDS = ["write", "call", "buy", "plan", "repair", "Büro", "garden", "invoice", "trip"];
/** Several times what it takes on a quiet machine, so that only a change of order is noticed. */
const PATIENCE_MS = 40;

function large(): Snapshot {
  const todos = Array.from({ length: COUNT }, (_, index) =>
    todo(`${WORDS[index % 9]} ${WORDS[(index * 7) % 9]} ${index}`, {
      notes: index % 3 === 0 ? "A few lines of notes, as people write them. ".repeat(6) : "",
      due_date: index % 2 === 0 ? `2026-${index % 4 === 0 ? 11 : 12}-${10 + (index % 20)}` : null,
      list_id: index % 5 === 0 ? "home" : null,
      label_ids: index % 7 === 0 ? ["phone"] : [],
      completed: index % 4 === 1,
      completed_at:
        index % 4 === 1 ? new Date(Date.UTC(2026, 10, 23) - index * 4e6).toJSON() : null,
    }),
  );
  return snapshotOf({ todos, lists: [list("home")], labels: [label("phone")] });
}

/** The fastest of a few, each on todos that nothing is known about yet; in milliseconds of work,
 * whatever else the machine does meanwhile. */
function fastest(work: (snapshot: Snapshot) => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const snapshot = large();
    const start = process.cpuUsage();
    work(snapshot);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

const VIEWS: readonly View[] = [
  { kind: "inbox" },
  { kind: "today" },
  { kind: "upcoming" },
  { kind: "completed" },
  { kind: "label", id: "phone" },
];

test.each(VIEWS)("%o shows 5,000 todos in an instant", (view) => {
  const looking = {
    today: "2026-11-23",
    zone: "Europe/Berlin",
    options: defaultOptions(view.kind),
    collapsed: new Set<string>(),
  };
  expect(fastest((snapshot) => sectionsOf(view, snapshot, looking))).toBeLessThan(PATIENCE_MS);
});

test("5,000 todos with times that are fixed elsewhere are sorted in an instant", () => {
  const looking = {
    today: "2026-11-23",
    zone: "Europe/Berlin",
    options: { ...defaultOptions("inbox"), sort: "due" as const },
    collapsed: new Set<string>(),
  };
  const fixed = { due_timezone: "America/New_York", due_time: "23:00" };
  const work = (snapshot: Snapshot) => {
    const todos = [...snapshot.todos.values()].map((one) => ({ ...one, ...fixed }));
    return sectionsOf({ kind: "inbox" }, snapshotOf({ todos }), looking);
  };
  expect(fastest(work)).toBeLessThan(2 * PATIENCE_MS);
});

test("5,000 todos are counted in an instant", () => {
  const count = (snapshot: Snapshot) => countsOf(snapshot, "2026-11-23", "Europe/Berlin");
  expect(fastest(count)).toBeLessThan(PATIENCE_MS);
});

test("5,000 todos are searched within 50 ms, the first time too", () => {
  expect(fastest((snapshot) => searchTodos("gar inv", snapshot))).toBeLessThan(50);
});
