import type { Snapshot, Todo } from "@/lib/replica/types";

type Identified = { id: string };

/** What replicas and server must agree on: all but versions and times, which the server sets. */
export function essenceOf({ labels, lists, settings, todos }: Snapshot): string {
  return JSON.stringify({
    todos: [...todos.values()].toSorted(byId).map(timeless),
    lists: [...lists.values()]
      .toSorted(byId)
      .map(({ archived_at: at, color, id, name, position }) => [
        id,
        name,
        color,
        position,
        at !== null,
      ]),
    labels: [...labels.values()]
      .toSorted(byId)
      .map(({ color, id, name, position }) => [id, name, color, position]),
    settings: Object.entries(settings).toSorted(),
  });
}

function timeless(todo: Todo) {
  const { completed_at: _, created_at: _c, updated_at: _u, version: _v, ...fields } = todo;
  const labelIds = todo.label_ids.toSorted();
  return Object.entries({ ...fields, label_ids: labelIds }).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
}

function byId(one: Identified, other: Identified): number {
  return one.id < other.id ? -1 : 1;
}
