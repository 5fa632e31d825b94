import { describe, expect, it } from "vitest";
import { todo as makeTodo } from "@/../test-support/make-snapshot";
import type { TrashedTodo } from "@/lib/replica/types";
import { daysLeft, leftText, trashRows } from "./TrashRows";

const MONDAY = "2026-11-23T08:00:00Z";
const TUESDAY = "2026-11-24T08:00:00Z";

function trashed(id: string, deletedAt: string, parentId: string | null = null): TrashedTodo {
  return { ...makeTodo(id, { id, parent_id: parentId }), deleted_at: deletedAt };
}

describe("the rows of the trash", () => {
  it("are what was deleted, not the parts that went with it", () => {
    const rows = trashRows([
      trashed("flour", MONDAY, "cake"),
      trashed("cake", MONDAY),
      trashed("sifted", MONDAY, "flour"),
      trashed("post", MONDAY),
    ]);
    expect(rows.map(({ todo, parts }) => [todo.id, parts])).toEqual([
      ["cake", 2],
      ["post", 0],
    ]);
  });

  it("are also parts that were deleted before, or whose todo is not in the trash", () => {
    const rows = trashRows([
      trashed("cake", TUESDAY),
      trashed("flour", MONDAY, "cake"),
      trashed("stamps", MONDAY, "post"),
    ]);
    expect(rows.map(({ todo }) => todo.id)).toEqual(["cake", "flour", "stamps"]);
  });
});

describe("the time left", () => {
  const deleted = "2026-11-01T12:00:00Z";

  it.each([
    ["2026-11-01T11:59:00Z", 30, "30 days left"],
    ["2026-11-01T13:00:00Z", 30, "30 days left"],
    ["2026-11-30T11:00:00Z", 2, "2 days left"],
    ["2026-11-30T13:00:00Z", 1, "1 day left"],
    ["2026-12-05T12:00:00Z", 0, "gone today"],
  ])("at %s: %i", (now, days, text) => {
    expect(daysLeft(deleted, Date.parse(now))).toBe(days);
    expect(leftText(days)).toBe(text);
  });
});
