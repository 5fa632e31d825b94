import { type Actions, createActions } from "./actions";
import { MutationIds } from "./mutation-ids";
import type { Entry, Step } from "./mutations";
import { Refusals } from "./refusals";
import type { Replica } from "./replica";
import { ReplicaState } from "./state";
import { withWhatIsThere } from "./still-there";
import type { Surroundings } from "./surroundings";
import { Synchronizer } from "./synchronizer";
import { TrashPages } from "./trash-pages";
import type { Snapshot, SyncState, Trash } from "./types";
import { UndoStack } from "./undo";

/** One person's data in this tab. */
export class LocalReplica implements Replica {
  readonly actions: Actions;
  readonly #listeners = new Set<() => void>();
  readonly #ids = new MutationIds();
  readonly #state = new ReplicaState(() => this.#emit());
  readonly #refusals: Refusals;
  readonly #trash: TrashPages;
  readonly #synchronizer: Synchronizer;
  #sync: SyncState;
  #lastMoment = 0;

  constructor(surroundings: Surroundings) {
    const { server } = surroundings;
    const read = async (cursor: string | null) => server.trash(cursor);
    this.#trash = new TrashPages({ state: this.#state, read });
    this.#refusals = new Refusals({
      discard: (id) => this.#synchronizer.decide(id),
      tryAgain: ({ id, operation, restored }) => {
        this.#synchronizer.decide(id);
        this.#commit([{ operation: withWhatIsThere(operation, this.#state.rows), restored }]);
      },
    });
    this.#synchronizer = new Synchronizer({
      ...surroundings,
      state: this.#state,
      refusals: this.#refusals,
      onStatus: () => this.#emit(),
      onNews: () => this.#trash.refresh(),
    });
    const rows = () => this.#state.rows;
    const commit = (steps: readonly Step[]): void => this.#commit(steps);
    const trashed = () => this.#trash.known();
    const undoStack = new UndoStack(rows, commit);
    this.actions = createActions({ rows, trashed, commit, undoStack });
    this.#sync = this.#toSync();
  }

  async start(): Promise<void> {
    await this.#synchronizer.start();
  }

  /** With `forget`, nothing of it stays on the device. */
  close(options: { forget: boolean }): void {
    this.#synchronizer.close(options);
  }

  readonly snapshot = (): Snapshot => this.#state.rows;

  readonly sync = (): SyncState => this.#sync;

  readonly trash = (): Trash => this.#trash.trash();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly subscribeToTrash = (listener: () => void): (() => void) => {
    const stops = [this.subscribe(listener), this.#trash.subscribe(listener)];
    return () => {
      for (const stop of stops) {
        stop();
      }
    };
  };

  #commit(steps: readonly Step[]): void {
    if (this.#synchronizer.isClosed || steps.length === 0) {
      return;
    }
    // Never the same twice: what happens at the same moment is taken to have happened together.
    this.#lastMoment = Math.max(Date.now(), this.#lastMoment + 1);
    const at = new Date(this.#lastMoment).toISOString();
    const entries = steps.map(({ operation, restored = [] }): Entry => {
      const id = this.#ids.after(this.#state.lastId);
      return { id, operation, restored, at, seq: null };
    });
    this.#state.add(entries);
    this.#synchronizer.send(entries);
  }

  readonly #retry = (): void => this.#synchronizer.retry();

  #emit(): void {
    const [before, sync] = [this.#sync, this.#toSync()];
    const fields = Object.keys(sync) as (keyof SyncState)[];
    if (fields.some((field) => sync[field] !== before[field])) {
      this.#sync = sync;
    }
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }

  #toSync(): SyncState {
    const { error, isReady } = this.#synchronizer;
    return {
      status: isReady ? "ready" : error === null ? "loading" : "failed",
      error,
      retry: this.#retry,
      unsent: this.#state.unsent.length,
      refused: this.#refusals.changes,
    };
  }
}
