import { collectionActions } from "./collection-actions";
import type { Step } from "./mutations";
import type { Rows } from "./rows";
import { todoActions } from "./todo-actions";
import type {
  LabelPatch,
  ListPatch,
  NewCollection,
  NewTodo,
  Place,
  Settings,
  Todo,
  TodoPatch,
  TrashedTodo,
} from "./types";
import type { UndoStack } from "./undo";

export type TodoActions = {
  /** Returns the ids of the todos given, without those of their parts. Without a place: on top. */
  add: (todos: readonly NewTodo[], place?: Place, text?: string) => readonly string[];
  /**
   * A function gives each todo a patch of its own. `text` is what the notice says; without one
   * there is no notice.
   */
  change: (
    ids: readonly string[],
    patch: TodoPatch | ((todo: Todo) => TodoPatch),
    text?: string,
  ) => void;
  setCompleted: (ids: readonly string[], completed: boolean) => void;
  /** To the trash, with their parts. */
  remove: (ids: readonly string[]) => void;
  /** Out of the trash, with the parts that went there with them. */
  restore: (ids: readonly string[]) => void;
  /** Keeps the order of the ids. What cannot go there stays, and a notice says why. */
  move: (ids: readonly string[], place: Place) => void;
  setLabels: (ids: readonly string[], add: readonly string[], remove: readonly string[]) => void;
};

export type CollectionActions = {
  addList: (list: NewCollection) => string;
  changeList: (id: string, patch: ListPatch) => void;
  /** With its todos, to the trash. */
  removeList: (id: string) => void;
  /** The id of the label with this name, which may be there already. */
  addLabel: (label: NewCollection) => string;
  changeLabel: (id: string, patch: LabelPatch) => void;
  removeLabel: (id: string) => void;
  /** What had the one label has the other, and the first is gone. */
  mergeLabel: (fromId: string, intoId: string) => void;
  changeSettings: (patch: Partial<Settings>) => void;
};

/**
 * What a person can do. Everything shows at once, before the call returns, is kept on the device,
 * is sent in order, and can be undone. The undo is offered in a notice after completing, removing,
 * restoring, moving to another list, deleting or merging, and where a text is given for it.
 */
export type Actions = TodoActions &
  CollectionActions & {
    /** All that `work` does is one action, with one undo; `text` is what its notice says. */
    together: (work: () => void, text?: string) => void;
    /** Takes back the last action of this tab that has not been taken back yet. */
    undo: () => void;
  };

/** What the actions work on. */
export type ActionHost = {
  rows: () => Rows;
  /** The todos in the trash that are known here. */
  trashed: () => ReadonlyMap<string, TrashedTodo>;
  /** Shows and sends what these steps do; listeners have heard of it when it returns. */
  commit: (steps: readonly Step[]) => void;
  undoStack: UndoStack;
};

export function createActions(host: ActionHost): Actions {
  return {
    ...todoActions(host),
    ...collectionActions(host),
    together: (work, text) => host.undoStack.together(work, text),
    undo: () => host.undoStack.undo(),
  };
}
