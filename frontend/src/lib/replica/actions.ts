import type { ActionHost } from "./action-host";
import { type CollectionActions, collectionActions } from "./collection-actions";
import { type TodoActions, todoActions } from "./todo-actions";

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
    /** Whether there is one. */
    canUndo: () => boolean;
  };

export function createActions(host: ActionHost): Actions {
  return {
    ...todoActions(host),
    ...collectionActions(host),
    together: (work, text) => host.undoStack.together(work, text),
    undo: () => host.undoStack.undo(),
    canUndo: () => host.undoStack.canUndo(),
  };
}
