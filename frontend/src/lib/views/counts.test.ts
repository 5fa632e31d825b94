import { expect, test } from "vitest";
import { label, list, snapshotOf, todo } from "../../../test-support/make-snapshot";
import { countsOf } from "./counts";

const TODAY = "2026-11-23";
const ZONE = "Europe/Berlin";

test("the counts say what the views show at their outermost level", () => {
  const parent = todo("Parent");
  const snapshot = snapshotOf({
    lists: [list("home"), list("old", { archived_at: "2026-11-01T00:00:00Z" })],
    labels: [label("phone")],
    todos: [
      parent,
      todo("Part", { parent_id: parent.id, due_date: TODAY }),
      todo("Late", { due_date: "2026-11-22", list_id: "home", label_ids: ["phone"] }),
      todo("Hidden", { due_date: TODAY, list_id: "old", label_ids: ["phone"] }),
      todo("Done", { due_date: TODAY, completed: true }),
    ],
  });
  expect(countsOf(snapshot, TODAY, ZONE)).toEqual({
    inbox: 1,
    today: 2,
    overdue: 1,
    lists: new Map([
      ["home", 1],
      ["old", 1],
    ]),
    labels: new Map([["phone", 1]]),
  });
});
