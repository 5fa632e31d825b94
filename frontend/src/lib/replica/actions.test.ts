import { beforeEach, describe, expect, test, vi } from "vitest";
import { notify } from "@/lib/notices";
import type { Actions } from "@/lib/replica/actions";
import type { Operation } from "@/lib/replica/mutations";
import type { Snapshot } from "@/lib/replica/types";
import { FakeBackend } from "../../../test-support/fake-backend";
import { FakeDevice, type FakeTab } from "../../../test-support/fake-device";

vi.mock(import("@/lib/notices"), async (original) => ({
  ...(await original()),
  notify: vi.fn(() => 0),
}));

let backend: FakeBackend;
let device: FakeDevice;
let tab: FakeTab;
let actions: Actions;
let sent: Operation[];

beforeEach(async () => {
  vi.mocked(notify).mockClear();
  backend = new FakeBackend();
  device = new FakeDevice(backend, { isLive: true });
  tab = await device.openTab();
  ({ actions } = tab.replica);
  const apply = backend.apply.bind(backend);
  backend.apply = (entries) => {
    sent.push(...entries.map(({ operation }) => operation));
    return apply(entries);
  };
  sent = [];
});

function now(): Snapshot {
  return tab.replica.snapshot();
}

async function sentBy(act: () => void): Promise<Operation[]> {
  await device.settle();
  sent = [];
  act();
  await device.settle();
  return sent;
}

/** The ids of a todo and its two parts. */
function family(): [string, string, string] {
  actions.add([{ title: "House", parts: [{ title: "Roof" }, { title: "Door" }] }]);
  const ids = ["House", "Roof", "Door"].map(
    (title) => [...now().todos.values()].find((todo) => todo.title === title)?.id ?? "",
  );
  return [ids[0] ?? "", ids[1] ?? "", ids[2] ?? ""];
}

describe("only what changes is sent", () => {
  test("fields that stay as they are, are left out", async () => {
    const [id = ""] = actions.add([{ title: "Milk", notes: "two" }]);

    const patch = { title: "Milk", notes: "two", priority: 1 };
    expect(await sentBy(() => actions.change([id], patch))).toEqual([
      { op: "todo.update", todo_id: id, patch: { priority: 1 } },
    ]);
  });

  test("nothing is sent, and nothing can be undone, where nothing changes", async () => {
    const [id = ""] = actions.add([{ title: "Milk" }]);
    const list = actions.addList({ name: "list", color: null });

    const operations = await sentBy(() => {
      actions.change([id], { title: "Milk", priority: 4 });
      actions.setCompleted([id], false);
      actions.setLabels([id], [], ["unknown"]);
      actions.changeList(list, { name: "list", archived: false });
      actions.changeSettings({ theme: "system" });
      actions.move([id], { listId: null });
      actions.remove(["unknown"]);
    });
    expect(operations).toEqual([]);

    actions.undo();
    expect(now().lists.size).toBe(0);
  });

  test("without a day there is no time either", async () => {
    const [id = ""] = actions.add([
      { title: "Milk", due_date: "2026-12-24", due_time: "09:30", due_timezone: "Europe/Berlin" },
    ]);

    expect(await sentBy(() => actions.change([id], { due_date: null }))).toEqual([
      {
        op: "todo.update",
        todo_id: id,
        patch: { due_date: null, due_time: null, due_timezone: null },
      },
    ]);
  });

  test("what comes along with its parent is not sent by itself", async () => {
    const [house, roof, door] = family();

    expect(await sentBy(() => actions.setCompleted([roof, house, door], true))).toHaveLength(1);
    expect([...now().todos.values()].every(({ completed }) => completed)).toBe(true);
    expect(await sentBy(() => actions.remove([roof, house, door]))).toEqual([
      { op: "todo.delete", todo_id: house },
    ]);
  });
});

describe("labels", () => {
  test("there is only one of a name, whatever the case", async () => {
    const id = actions.addLabel({ name: "Errand", color: null });

    expect(
      await sentBy(() => expect(actions.addLabel({ name: "errand", color: "red" })).toBe(id)),
    ).toEqual([]);
    const other = actions.addLabel({ name: "home", color: null });
    actions.changeLabel(other, { name: "ERRAND" });

    expect(now().labels.get(other)?.name).toBe("home");
    expect(notify).toHaveBeenCalledExactlyOnceWith({
      kind: "error",
      text: "There is already a label “Errand”.",
    });
  });

  test("a label may change the case of its own name", () => {
    const id = actions.addLabel({ name: "errand", color: null });

    actions.changeLabel(id, { name: "Errand" });

    expect(now().labels.get(id)?.name).toBe("Errand");
  });
});

describe("notices", () => {
  test.each([
    ["Completed: Milk", (id: string) => actions.setCompleted([id], true)],
    ["Moved to the trash: Milk", (id: string) => actions.remove([id])],
    ["Later: Milk", (id: string) => actions.change([id], { priority: 1 }, "Later: Milk")],
  ])("%s offers the undo", (text, act) => {
    const [id = ""] = actions.add([{ title: "Milk" }]);
    const before = now().todos.get(id);

    act(id);

    const [notice] = vi.mocked(notify).mock.lastCall ?? [];
    expect(notice).toMatchObject({ kind: "undo", text });
    if (notice?.kind === "undo") {
      notice.undo();
      notice.undo();
    }
    expect(now().todos.get(id)).toMatchObject({
      ...before,
      updated_at: expect.anything() as unknown,
    });
    expect(notify).toHaveBeenLastCalledWith({ kind: "info", text: "Undone: Milk" });
    expect(notify).toHaveBeenCalledTimes(2);
  });

  test("several together are one action, with one notice and one undo", () => {
    const [id = ""] = actions.add([{ title: "Milk" }]);
    const act = (): void => {
      actions.setCompleted([id], true);
      actions.change([id], { priority: 1 }, "Priority high: Milk");
      actions.change([id], { priority: 2 });
    };

    actions.together(act, "Tidied up: Milk");
    expect(notify).toHaveBeenCalledOnce();
    expect(notify).toHaveBeenLastCalledWith(expect.objectContaining({ text: "Tidied up: Milk" }));
    actions.undo();
    expect(now().todos.get(id)).toMatchObject({ completed: false, priority: 4 });

    actions.together(act);
    expect(notify).toHaveBeenLastCalledWith(
      expect.objectContaining({ text: "Priority high: Milk" }),
    );
  });

  test("what is undone in its notice is not undone again with the keyboard", () => {
    const [milk = "", bread = ""] = actions.add([{ title: "Milk" }, { title: "Bread" }]);
    actions.remove([milk]);
    actions.remove([bread]);
    const [notice] = vi.mocked(notify).mock.calls[0] ?? [];
    if (notice?.kind === "undo") {
      notice.undo();
    }
    expect([...now().todos.keys()]).toEqual([milk]);

    actions.undo();

    expect([...now().todos.keys()].toSorted()).toEqual([milk, bread].toSorted());
  });

  test("only the last fifty can be undone", () => {
    const [id = ""] = actions.add([{ title: "0" }]);
    for (let number = 1; number <= 60; number += 1) {
      actions.change([id], { title: `${number}` });
    }

    for (let number = 0; number < 70; number += 1) {
      actions.undo();
    }

    expect(now().todos.get(id)?.title).toBe("10");
  });
});

test("an action after the end shows nothing and sends nothing", async () => {
  const operations = await sentBy(() => {
    tab.replica.close({ forget: false });
    expect(actions.add([{ title: "Milk" }])).toHaveLength(1);
  });

  expect(operations).toEqual([]);
  expect(now().todos.size).toBe(0);
});

test("what is done together is undone together, also where one undoes the other in part", () => {
  const [id = ""] = actions.add([{ title: "Milk" }]);
  const list = actions.addList({ name: "list", color: null });
  vi.mocked(notify).mockClear();

  actions.together(() => {
    actions.change([id], { title: "Oat milk", priority: 1 });
    actions.change([id], { title: "Almond milk" });
    actions.move([id], { listId: list });
  }, "Saved: Almond milk");
  expect(notify).toHaveBeenCalledTimes(1);
  expect(now().todos.get(id)).toMatchObject({ title: "Almond milk", priority: 1, list_id: list });

  actions.undo();

  expect(now().todos.get(id)).toMatchObject({ title: "Milk", priority: 4, list_id: null });
  expect(now().lists.has(list)).toBe(true);
});
