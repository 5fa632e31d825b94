import { type Identity, readIdentity } from "@/lib/identity";
import type { LocalData } from "@/lib/local-data";
import { dismissAll } from "@/lib/notices";
import type { SessionStore } from "@/lib/session-store";
import type { LocalReplica } from "./local-replica";
import { NOBODYS_REPLICA, type Replica } from "./replica";

/** Whose data the page shows; `turn` counts how often one person has directly followed another. */
export type Held = { replica: Replica; turn: number };

type ReplicaHostOptions = {
  session: Pick<SessionStore, "identity" | "state" | "subscribe">;
  data: LocalData;
  open: (userId: string) => LocalReplica;
};

type Open = { identity: Identity; replica: LocalReplica };

/** While it is not known who is signed in. */
export const NOBODY: Held = { replica: NOBODYS_REPLICA, turn: 0 };

/**
 * Holds the replica of whoever is signed in, and lets go of it the moment they are not any more:
 * after an explicit sign-out nothing of it stays on the device; after an ended session what is not
 * sent waits there for the same person.
 */
export class ReplicaHost {
  readonly #options: ReplicaHostOptions;
  readonly #listeners = new Set<() => void>();
  #open: Open | null = null;
  #held = NOBODY;

  constructor(options: ReplicaHostOptions) {
    this.#options = options;
  }

  readonly held = (): Held => this.#held;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Follows the session; returns the function that stops it. */
  readonly start = (): (() => void) => {
    const stop = this.#options.session.subscribe(this.#follow);
    this.#follow();
    return () => {
      stop();
      this.#become(null);
    };
  };

  readonly #follow = (): void => {
    const identity = this.#options.session.identity();
    if (identity?.user.id !== this.#open?.identity.user.id) {
      this.#become(identity);
    }
  };

  #become(identity: Identity | null): void {
    const before = this.#open;
    if (before !== null) {
      before.replica.close({ forget: identity !== null || this.#isSignedOutFrom(before) });
      dismissAll();
    }
    const replica = identity === null ? null : this.#options.open(identity.user.id);
    this.#open = identity === null || replica === null ? null : { identity, replica };
    const isTakeover = before !== null && identity !== null;
    const turn = this.#held.turn + (isTakeover ? 1 : 0);
    this.#held = { replica: replica ?? NOBODYS_REPLICA, turn };
    for (const listener of [...this.#listeners]) {
      listener();
    }
    void replica?.start();
  }

  #isSignedOutFrom({ identity }: Open): boolean {
    const { data, session } = this.#options;
    const state = session.state();
    const stored = readIdentity(data);
    // A tab that was frozen may hear of a sign-out when the same person has long been back.
    const isBack =
      stored !== null && stored !== "expired" && stored.generation > identity.generation;
    return state.status === "signed-out" && state.reason === "signed-out" && !isBack;
  }
}
