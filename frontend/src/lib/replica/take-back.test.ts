import { expect, test } from "vitest";
import { NO_ROWS, type Rows } from "@/lib/replica/rows";
import { takeBackRemoval } from "@/lib/replica/take-back";
import type { Todo, TrashedTodo } from "@/lib/replica/types";
import { todo } from "../../../test-support/make-snapshot";

const house = todo("House");
const roof = todo("Roof", { parent_id: house.id });
const tiles = todo("Tiles", { parent_id: roof.id });
const before = rowsOf([house, roof, tiles]);

function rowsOf(todos: readonly Todo[], trashed: readonly TrashedTodo[] = []): Rows {
  const byId = <Row extends { id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]));
  return { ...NO_ROWS, todos: byId(todos), trashed: byId(trashed) };
}

function trashedAt(at: string, row: Todo): TrashedTodo {
  return { ...row, deleted_at: at };
}

test("what went to the trash together comes back together", () => {
  const now = rowsOf(
    [],
    [house, roof, tiles].map((row) => trashedAt("1", row)),
  );

  expect(takeBackRemoval(before, [house])(now)).toEqual([
    { operation: { op: "todo.restore", todo_id: house.id }, restored: [house, roof, tiles] },
  ]);
});

test("what went there at another moment does not come along, so it is brought by itself", () => {
  const now = rowsOf([], [trashedAt("1", house), trashedAt("2", roof), trashedAt("1", tiles)]);

  expect(takeBackRemoval(before, [house])(now)).toEqual([
    { operation: { op: "todo.restore", todo_id: house.id }, restored: [house] },
    { operation: { op: "todo.restore", todo_id: roof.id }, restored: [roof] },
    { operation: { op: "todo.restore", todo_id: tiles.id }, restored: [tiles] },
  ]);
});

test("what has lost its parent meanwhile is brought back to it", () => {
  const alone = trashedAt("2", { ...roof, parent_id: null });
  const now = rowsOf([tiles], [trashedAt("1", house), alone]);

  expect(takeBackRemoval(before, [house])(now)).toEqual([
    { operation: { op: "todo.restore", todo_id: house.id }, restored: [house] },
    { operation: { op: "todo.restore", todo_id: roof.id }, restored: [roof] },
    { operation: { op: "todo.update", todo_id: roof.id, patch: { parent_id: house.id } } },
  ]);
});

test("what is back already is left alone", () => {
  expect(takeBackRemoval(before, [house])(rowsOf([house]))).toEqual([]);
});
