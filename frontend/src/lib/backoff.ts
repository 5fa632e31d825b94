const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 60_000;
/** Calls that fail together must not each try again; a person's "Retry" a second later may. */
const CALM_MS = 1000;

/** Growing, jittered waits between attempts; a longer wish of the server wins. */
export class Backoff {
  #failures = 0;

  next(retryAfterMs: number | null): number {
    const step = Math.min(FIRST_DELAY_MS * 2 ** this.#failures, LONGEST_DELAY_MS);
    this.#failures += 1;
    // Between half and the whole step, so that many tabs and devices do not come back as one.
    return Math.max(step * (0.5 + Math.random() / 2), retryAfterMs ?? 0);
  }

  reset(): void {
    this.#failures = 0;
  }
}

/** The last failure of something that is tried again by itself, and answers others meanwhile. */
export class Cooldown {
  readonly #backoff = new Backoff();
  #error: Error | null = null;
  #calmUntil = 0;
  /** When to try again by itself; 0 while nothing has failed. */
  retryAt = 0;

  start(error: Error, retryAfterMs: number | null): void {
    const now = Date.now();
    this.#error = error;
    this.#calmUntil = now + Math.max(CALM_MS, retryAfterMs ?? 0);
    this.retryAt = Math.max(this.#calmUntil, now + this.#backoff.next(retryAfterMs));
  }

  /** What to answer instead of trying; null where trying is all right. */
  error(): Error | null {
    return Date.now() < this.#calmUntil ? this.#error : null;
  }

  clear(): void {
    this.#backoff.reset();
    this.#error = null;
    this.#calmUntil = 0;
    this.retryAt = 0;
  }
}
