import type { Rows } from "./rows";

/**
 * The new rows, with every object and map of the old ones that is equal to its successor: whoever
 * renders them sees only what has really changed.
 */
export function reuse(old: Rows, rows: Rows): Rows {
  const result: Rows = {
    todos: reuseMap(old.todos, rows.todos),
    lists: reuseMap(old.lists, rows.lists),
    labels: reuseMap(old.labels, rows.labels),
    settings: isEqual(old.settings, rows.settings) ? old.settings : rows.settings,
    trashed: reuseMap(old.trashed, rows.trashed),
  };
  return isEqual(old, result) ? old : result;
}

function reuseMap<Row extends object>(
  old: ReadonlyMap<string, Row>,
  rows: ReadonlyMap<string, Row>,
): ReadonlyMap<string, Row> {
  if (old === rows) {
    return old;
  }
  let isSame = old.size === rows.size;
  let copy: Map<string, Row> | null = null;
  for (const [id, row] of rows) {
    const before = old.get(id);
    if (before === undefined || (before !== row && !isEqual(before, row))) {
      isSame = false;
    } else if (before !== row) {
      copy ??= new Map(rows);
      copy.set(id, before);
    }
  }
  return isSame ? old : (copy ?? rows);
}

function isEqual<Value extends object>(one: Value, other: Value): boolean {
  const names = Object.keys(other) as (keyof Value)[];
  return names.every((name) => one[name] === other[name] || isSameList(one[name], other[name]));
}

function isSameList(one: unknown, other: unknown): boolean {
  return (
    Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((value, index) => value === other[index])
  );
}
