/** Work that one tab of this browser does for all of them; it ends with its signal. */
export type LeaderWork = (signal: AbortSignal) => Promise<void>;

/** Waits for this tab's turn to lead. */
export type Leader = {
  /** Does the work as soon as no other tab does it. */
  lead: (work: LeaderWork) => void;
  /** Takes the turn away from a tab that has it and does nothing with it. */
  takeOver: () => void;
  /** Gives the turn up, or the waiting for it. */
  resign: () => void;
};

/** Without Web Locks (plain http on another host than localhost) every tab leads itself. */
export class TabLeader implements Leader {
  readonly #name: string;
  #work: LeaderWork = async () => undefined;
  #turn = new AbortController();

  constructor(name: string) {
    this.#name = name;
  }

  lead(work: LeaderWork): void {
    this.#work = work;
    void this.#take(false);
  }

  takeOver(): void {
    void this.#take(true);
  }

  resign(): void {
    this.#turn.abort();
  }

  async #take(steal: boolean): Promise<void> {
    this.#turn.abort();
    const turn = new AbortController();
    this.#turn = turn;
    // Typed as always there, but missing in insecure contexts.
    const locks = navigator.locks as LockManager | undefined;
    if (locks === undefined) {
      await this.#work(turn.signal);
      return;
    }
    try {
      const options: LockOptions = steal ? { steal } : { signal: turn.signal };
      await locks.request(this.#name, options, async () => this.#work(turn.signal));
    } catch {
      if (!turn.signal.aborted) {
        // Another tab has taken over: this one queues up for when that one closes.
        await this.#take(false);
      }
    }
  }
}
