import { Alarm } from "@/lib/alarm";
import { ApiError, isSessionExpired, isTransient, offlineError } from "@/lib/api-error";
import { Backoff } from "@/lib/backoff";
import type { Exclusive } from "@/lib/exclusive";

export type SyncLoopOptions = {
  /** Sends what is unsent. */
  push: () => Promise<void>;
  /** Reads what has changed. */
  pull: () => Promise<void>;
  /** Whether the server is known to have what has not been read. */
  isBehind: () => boolean;
  /** How a round went; null: well. */
  report: (error: unknown) => void;
  /** One tab at a time. */
  exclusive: Exclusive;
  isOnline: () => boolean;
};

/** How long another tab gets to send what was done in it: it may have been closed meanwhile. */
const ORPHANED_MS = 5000;

/**
 * Sends and reads whenever there is reason to, one round after the other; after a failure again and
 * again, more and more seldom. It never gives up, and never runs twice at once.
 */
export class SyncLoop {
  readonly #options: SyncLoopOptions;
  readonly #backoff = new Backoff();
  readonly #alarm = new Alarm(() => this.#goOn());
  readonly #orphans = new Alarm(() => this.request());
  #isRunning = false;
  #isWaiting = false;
  #isWanted = false;
  #mustPull = false;
  #isUrgent = false;
  #isStopped = false;

  constructor(options: SyncLoopOptions) {
    this.#options = options;
  }

  /** There may be something to send or to read. */
  request(): void {
    this.#isWanted = true;
    if (!this.#isRunning && !this.#isWaiting && !this.#isStopped) {
      void this.#run();
    }
  }

  /** Another tab has something to send. */
  requestLater(): void {
    this.#orphans.set(Date.now() + ORPHANED_MS);
  }

  /** News may have been missed: reads in any case, and at once, also after a failure. */
  catchUp(): void {
    this.#mustPull = true;
    this.#isUrgent = true;
    this.#backoff.reset();
    this.#goOn();
  }

  stop(): void {
    this.#isStopped = true;
    this.#alarm.clear();
    this.#orphans.clear();
  }

  #goOn(): void {
    this.#alarm.clear();
    this.#isWaiting = false;
    this.request();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#isWanted && !this.#isStopped) {
      this.#isWanted = false;
      this.#isUrgent = false;
      const error = await this.#attempt();
      if (!this.#isStopped) {
        this.#note(error);
      }
    }
    this.#isRunning = false;
  }

  async #attempt(): Promise<unknown> {
    const { exclusive, isOnline } = this.#options;
    try {
      if (!isOnline()) {
        return offlineError();
      }
      await exclusive(async () => this.#round());
      return null;
    } catch (error) {
      return error;
    }
  }

  /** A server that cannot take something may still have something to tell. */
  async #round(): Promise<void> {
    const { isBehind, pull, push } = this.#options;
    let failure: { error: unknown } | null = null;
    try {
      await push();
    } catch (error) {
      if (isTransient(error) || isSessionExpired(error)) {
        throw error;
      }
      failure = { error };
    }
    const mustPull = this.#mustPull;
    if (mustPull || isBehind()) {
      this.#mustPull = false;
      try {
        await pull();
      } catch (error) {
        this.#mustPull ||= mustPull;
        throw error;
      }
    }
    if (failure !== null) {
      throw failure.error;
    }
  }

  #note(error: unknown): void {
    if (error === null) {
      this.#backoff.reset();
      this.#options.report(null);
    } else if (!(this.#isUrgent || isSessionExpired(error))) {
      // Whoever has lost the session is led to the login form, and everything waits for them.
      this.#isWanted = false;
      this.#isWaiting = true;
      const wish = error instanceof ApiError ? error.retryAfterMs : null;
      this.#alarm.set(Date.now() + this.#backoff.next(wish));
      this.#options.report(error);
    }
  }
}
