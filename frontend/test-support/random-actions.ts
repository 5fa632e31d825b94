import type { Actions } from "@/lib/replica/actions";
import type { Place, Snapshot } from "@/lib/replica/types";
import type { Random } from "./random";

type RandomActionOptions = {
  snapshot: Snapshot;
  actions: Actions;
  trashed: readonly string[];
  /** Lists and labels that come back are new rows: without this nothing of the kind is done. */
  withRemovals: boolean;
};

/** Does something that a person could do with what they see. */
export function actAtRandom(random: Random, options: RandomActionOptions): void {
  const { actions, snapshot, trashed, withRemovals } = options;
  const todos = [...snapshot.todos.keys()];
  const lists = [...snapshot.lists.keys()];
  const labels = [...snapshot.labels.keys()];
  const one = (ids: readonly string[]): string => random.pick(ids) ?? "";
  const few = (): string[] => [one(todos), one(todos)].slice(random.below(2));
  switch (random.below(withRemovals ? 17 : 14)) {
    case 0:
    case 1:
      actions.add(
        [{ title: `todo ${random.below(1000)}`, parts: [{ title: "part" }] }, { title: "second" }],
        placeAtRandom(random, snapshot),
      );
      break;
    case 2:
    case 3:
      actions.change(few(), {
        title: `title ${random.below(1000)}`,
        priority: 1 + random.below(4),
      });
      break;
    case 4:
      actions.change(few(), random.chance(50) ? { due_date: null } : { due_date: "2026-12-24" });
      break;
    case 5:
    case 6:
      actions.setCompleted(few(), random.chance(60));
      break;
    case 7:
      actions.remove(few());
      break;
    case 8:
      actions.restore([one(trashed)]);
      break;
    case 9:
    case 10:
      actions.move(few(), placeAtRandom(random, snapshot));
      break;
    case 11:
      actions.setLabels(few(), random.some(labels, 40), random.some(labels, 40));
      break;
    case 12:
      actions.changeList(one(lists), {
        name: `list ${random.below(9)}`,
        archived: random.chance(20),
      });
      break;
    case 13:
      actions.changeSettings({ week_start: random.chance(50) ? "sunday" : "monday" });
      break;
    case 14:
      actions.addList({ name: `list ${random.below(9)}`, color: null });
      actions.addLabel({ name: `label ${random.below(9)}`, color: "red" });
      break;
    case 15:
      actions.removeList(one(lists));
      break;
    default:
      actions.mergeLabel(one(labels), one(labels));
  }
}

function placeAtRandom(random: Random, { lists, todos }: Snapshot): Place {
  const todoId = random.pick([...todos.keys()]) ?? "";
  switch (random.below(5)) {
    case 0:
      return { beforeId: todoId };
    case 1:
      return { afterId: todoId };
    case 2:
      return { listId: random.pick([...lists.keys(), null]) ?? null };
    case 3:
      // Never near the greatest depth: there the trash decides what fits in.
      return { parentId: todos.get(todoId)?.parent_id ?? todoId };
    default:
      return { parentId: null };
  }
}
