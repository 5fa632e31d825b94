import { beforeEach, expect, test } from "vitest";
import type { Actions } from "@/lib/replica/actions";
import type { Todo, TodoPatch } from "@/lib/replica/types";
import { todo } from "../../../test-support/make-snapshot";
import { commonDue } from "./CommonDue";
import { putOn, removeDay, setTime } from "./DueChanges";

const MOMENT = {
  zone: "Europe/Berlin",
  today: "2026-11-23",
  now: Date.parse("2026-11-23T11:00:00Z"),
} as const;

const RENT = todo("Rent", { due_date: "2026-11-20" });
const CALL = todo("Call", { due_date: "2026-11-20", due_time: "09:00" });
const IDEA = todo("Idea");

let done: { patches: TodoPatch[]; text: string | undefined }[] = [];

function change(...todos: Todo[]) {
  const actions = {
    change: (ids, patch, text) => {
      const patched = todos.filter(({ id }) => ids.includes(id));
      const patches = patched.map((one) => (typeof patch === "function" ? patch(one) : patch));
      done.push({ patches, text });
    },
  } as Pick<Actions, "change"> as Actions;
  return { todos, moment: MOMENT, order: "dmy", actions } as const;
}

beforeEach(() => {
  done = [];
});

test("several go to another day in one action, each with its own time", () => {
  putOn("2026-11-24", change(RENT, CALL), null);

  expect(done).toEqual([
    {
      patches: [{ due_date: "2026-11-24" }, { due_date: "2026-11-24" }],
      text: "Due tomorrow: 2 todos",
    },
  ]);
});

test("what is put on today is not overdue again at once", () => {
  putOn("2026-11-23", change(CALL), null);

  expect(done[0]).toEqual({
    patches: [{ due_date: "2026-11-23", due_time: null, due_timezone: null }],
    text: "Due today: Call",
  });
});

test("a time that was chosen together with the day is kept, whatever the clock says", () => {
  putOn("2026-11-23", change(CALL), { time: "08:00", zone: null });

  expect(done[0]?.patches).toEqual([
    { due_date: "2026-11-23", due_time: "08:00", due_timezone: null },
  ]);
});

test("a time without a day is the next one the clocks show", () => {
  setTime({ time: "18:00", zone: null }, change(IDEA, RENT));
  setTime({ time: "09:00", zone: null }, change(IDEA));

  expect(done.map(({ patches }) => patches.map(({ due_date }) => due_date))).toEqual([
    ["2026-11-23", "2026-11-20"],
    ["2026-11-24"],
  ]);
});

test("without its time a todo stays on the day that the person sees", () => {
  const late = { due_date: "2026-11-24", due_time: "23:00", due_timezone: "America/New_York" };

  setTime({ time: null, zone: null }, change(todo("Call", late)));

  expect(done[0]?.patches[0]?.due_date).toBe("2026-11-25");
});

test("no date takes the time along", () => {
  removeDay(change(CALL));

  expect(done[0]).toEqual({
    patches: [{ due_date: null, due_time: null, due_timezone: null }],
    text: "No date: Call",
  });
});

test("the menu shows what all of them have in common", () => {
  expect(commonDue([RENT, CALL], MOMENT.zone)).toEqual({
    day: "2026-11-20",
    time: null,
    zone: null,
    hasAnyDay: true,
  });
  expect(commonDue([RENT, IDEA], MOMENT.zone)).toMatchObject({ day: null, hasAnyDay: true });
  expect(commonDue([IDEA], MOMENT.zone).hasAnyDay).toBe(false);
});
