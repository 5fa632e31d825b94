import type { Step } from "./mutations";
import type { Rows } from "./rows";
import type { TrashedTodo } from "./types";
import type { UndoStack } from "./undo";

/** What the actions work on. */
export type ActionHost = {
  rows: () => Rows;
  /** The todos in the trash that are known here. */
  trashed: () => ReadonlyMap<string, TrashedTodo>;
  /** Shows and sends what these steps do; listeners have heard of it when it returns. */
  commit: (steps: readonly Step[]) => void;
  undoStack: UndoStack;
};
