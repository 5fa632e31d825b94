import type { Actions } from "./actions";
import { NO_ROWS } from "./rows";
import type { Snapshot, SyncState, Trash } from "./types";

/** One person's data on this device, as components read it. */
export type Replica = {
  actions: Actions;
  snapshot: () => Snapshot;
  sync: () => SyncState;
  trash: () => Trash;
  /** Listeners hear of a change before the action that makes it returns. */
  subscribe: (listener: () => void) => () => void;
  subscribeToTrash: (listener: () => void) => () => void;
};

const nothing = (): void => undefined;
const SYNC: SyncState = { status: "loading", error: null, retry: nothing, unsent: 0, refused: [] };
const TRASH: Trash = {
  todos: [],
  status: "loading",
  error: null,
  retry: nothing,
  hasMore: false,
  loadMore: nothing,
  isLoadingMore: false,
};

/** As long as it is not known who is signed in: nothing to see, and nothing happens. */
export const NOBODYS_REPLICA: Replica = {
  actions: {
    add: () => [],
    change: nothing,
    setCompleted: nothing,
    remove: nothing,
    restore: nothing,
    move: nothing,
    setLabels: nothing,
    addList: () => "",
    changeList: nothing,
    removeList: nothing,
    addLabel: () => "",
    changeLabel: nothing,
    removeLabel: nothing,
    mergeLabel: nothing,
    changeSettings: nothing,
    together: nothing,
    undo: nothing,
    canUndo: () => false,
  },
  snapshot: () => NO_ROWS,
  sync: () => SYNC,
  trash: () => TRASH,
  subscribe: () => nothing,
  subscribeToTrash: () => nothing,
};
