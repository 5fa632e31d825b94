/** Lets a few pieces of work run at once and refuses what would wait too long. */

/** There is no room left to wait; the work was not started. */
export class BusyError extends Error {}

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** At most `concurrency` pieces run, at most `queueLimit` wait in order; the next one throws BusyError. */
export function createGate(concurrency: number, queueLimit: number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < concurrency) {
      running += 1;
      return;
    }
    if (waiting.length >= queueLimit) {
      throw new BusyError(`${queueLimit} are waiting already.`);
    }
    // The one who leaves hands its place over, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) {
      running -= 1;
    } else {
      next();
    }
  }

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
