import type { Entry, Refusal } from "./mutations";
import type { Page, Rows } from "./rows";

/** What the device has kept of one person's data. */
export type Stored = {
  rows: Rows;
  /** Null: nothing has ever been read from the server. */
  cursor: number | null;
  entries: readonly Entry[];
  refusals: readonly Refusal[];
};

/**
 * Keeps a replica on the device. Nothing here ever fails: where the browser keeps nothing, the data
 * lives as long as the page. What is asked for first is done first.
 */
export type ReplicaStore = {
  load: () => Promise<Stored | null>;
  /** Mutations that tabs have put into the outbox and the server has not answered for. */
  unsent: () => Promise<readonly Entry[]>;
  /** Adds mutations to the outbox, or notes that the server has them. */
  keepEntries: (entries: readonly Entry[]) => void;
  refuse: (refusals: readonly Refusal[]) => void;
  forgetRefusal: (id: string) => void;
  /** Writes a page, unless what is kept is as new already or the page does not follow on it. */
  keepPage: (page: Page, isStart: boolean) => void;
  close: () => void;
  /** Closes it, and leaves nothing behind. */
  destroy: () => void;
};
