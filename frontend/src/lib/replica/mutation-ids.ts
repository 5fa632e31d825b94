import { uuidv7 } from "@/lib/uuid";

const COUNTS_PER_MILLISECOND = 2 ** 10;

/**
 * Ids of mutations: UUIDs of version 7 that sort in the order they were made in, also within one
 * millisecond (RFC 9562, 6.2), and behind all others that are known, whatever the clock does.
 */
export class MutationIds {
  /** The time and the count of the last id, as one number. */
  #last = 0;

  /** The next id; `newest` is the last one in the outbox, which another tab may have made. */
  after(newest: string | null): string {
    const known = newest === null ? 0 : toNumber(newest);
    const now = Date.now() * COUNTS_PER_MILLISECOND;
    this.#last = Math.max(this.#last + 1, known + 1, now);
    return uuidv7({
      milliseconds: Math.floor(this.#last / COUNTS_PER_MILLISECOND),
      counter: this.#last % COUNTS_PER_MILLISECOND,
    });
  }
}

function toNumber(id: string): number {
  const milliseconds = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return milliseconds * COUNTS_PER_MILLISECOND + Number.parseInt(id.slice(15, 18), 16);
}
