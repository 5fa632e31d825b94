import { expect, test } from "vitest";
import type { Todo } from "@/lib/replica/types";
import { snapshotOf, todo } from "../../../test-support/make-snapshot";
import { indexOf } from "./todo-index";

const PARENT = todo("Parent");
const [A, B, C, D] = [todo("a"), todo("b"), todo("c"), todo("d")];

const STATES: readonly (readonly Todo[])[] = [
  [PARENT, A, B, C, D],
  [PARENT, B, C, D],
  [PARENT, { ...A, position: "zz" }, B, C, D],
  [PARENT, { ...A, parent_id: PARENT.id }, B, C, D],
  [PARENT, A, { ...B, completed: true }, { ...C, completed: true }, D],
  [{ ...D, position: "0" }, PARENT],
  [],
];

/** The index of a state that comes after another one. */
function indexAfter(before: readonly Todo[], todos: readonly Todo[]): object {
  indexOf(snapshotOf({ todos: before }).todos);
  const { open, completed, children, parts } = indexOf(snapshotOf({ todos }).todos);
  const titles = (some: readonly Todo[]): string[] => some.map(({ title }) => title);
  return {
    open: titles(open),
    completed: new Set(titles(completed)),
    children: [...children].map(([id, some]) => [id, titles(some)]),
    parts: [...parts],
  };
}

test("whatever was before, a state has one index", () => {
  for (const todos of STATES) {
    const fresh = indexAfter([], todos);
    for (const before of STATES) {
      expect(indexAfter(before, todos)).toEqual(fresh);
    }
  }
});
