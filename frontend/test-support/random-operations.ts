import type { Operation } from "@/lib/replica/mutations";
import type { Snapshot } from "@/lib/replica/types";
import { uuidv7 } from "@/lib/uuid";
import type { Random } from "./random";

const GONE = "00000000-0000-7000-8000-000000000000";
const COLORS = ["gray", "red", null] as const;

/** Some operation on these rows, or on rows that were there once; the backend may refuse it. */
export function randomOperation(
  random: Random,
  { labels, lists, todos }: Snapshot,
  trashed: readonly string[],
): Operation {
  const todoIds = [...todos.keys()];
  const listIds = [...lists.keys()];
  const labelIds = [...labels.keys()];
  const pick = (ids: readonly string[]): string => random.pick([...ids, GONE]) ?? GONE;
  const pickOrNone = (ids: readonly string[]): string | null =>
    random.chance(30) ? null : pick(ids);
  const name = `name ${random.below(8)}`;
  const color = random.pick(COLORS) ?? null;
  const row = { id: uuidv7(), name, color, position: `a${random.below(90)}1` };
  const todoId = pick(random.chance(10) ? trashed : todoIds);
  switch (random.below(16)) {
    case 0:
    case 1:
      return {
        op: "todo.create",
        todo: {
          id: uuidv7(),
          title: `todo ${random.below(1000)}`,
          position: `a${random.below(90)}1`,
          label_ids: random.some(labelIds, 20),
          ...(random.chance(50)
            ? { list_id: random.pick(listIds) ?? null }
            : { parent_id: random.pick(todoIds) ?? null }),
        },
      };
    case 2:
      return {
        op: "todo.update",
        todo_id: todoId,
        patch: { title: `changed ${random.below(1000)}`, priority: 1 + random.below(4) },
      };
    case 3:
    case 4:
      return { op: "todo.update", todo_id: todoId, patch: { completed: random.chance(60) } };
    case 5:
      return { op: "todo.update", todo_id: todoId, patch: { list_id: pickOrNone(listIds) } };
    case 6:
    case 7:
      return { op: "todo.update", todo_id: todoId, patch: { parent_id: pickOrNone(todoIds) } };
    case 8:
      return { op: "todo.delete", todo_id: todoId };
    case 9:
      return { op: "todo.restore", todo_id: pick(trashed) };
    case 10:
      return {
        op: "todo.label",
        todo_id: todoId,
        add: random.some([...labelIds, GONE], 25),
        remove: random.some(labelIds, 25),
      };
    case 11:
      return { op: "list.create", list: row };
    case 12:
      return random.chance(40)
        ? { op: "list.delete", list_id: pick(listIds) }
        : { op: "list.update", list_id: pick(listIds), patch: { archived: random.chance(50) } };
    case 13:
      return { op: "label.create", label: { ...row, name: `label ${uuidv7()}` } };
    case 14:
      return random.chance(50)
        ? { op: "label.delete", label_id: pick(labelIds) }
        : { op: "label.merge", label_id: pick(labelIds), into_id: pick(labelIds) };
    default:
      return { op: "settings.update", patch: { week_start: "sunday" } };
  }
}
