/** Runs work that no other tab of this browser runs; `contended` tells whether it had to wait. */
export type Exclusive = <T>(work: (contended: boolean) => Promise<T>) => Promise<T>;

/** A tab that holds the lock and was frozen must not stop all the others for ever. */
const LONGEST_WAIT_MS = 15_000;

/** Without Web Locks (plain http on another host than localhost) each tab works for itself. */
export function exclusiveAcrossTabs(name: string): Exclusive {
  return async (work) => {
    // Typed as always there, but missing in insecure contexts.
    const locks = navigator.locks as LockManager | undefined;
    if (locks === undefined) {
      return work(false);
    }
    const alone = await locks.request(name, { ifAvailable: true }, async (lock) =>
      lock === null ? null : { value: await work(false) },
    );
    return alone === null ? afterTheOthers(locks, name, work) : alone.value;
  };
}

async function afterTheOthers<T>(
  locks: LockManager,
  name: string,
  work: (contended: boolean) => Promise<T>,
): Promise<T> {
  let started = false;
  try {
    return await locks.request(name, { signal: AbortSignal.timeout(LONGEST_WAIT_MS) }, () => {
      started = true;
      return work(true);
    });
  } catch (error) {
    if (started) {
      throw error;
    }
    return work(true);
  }
}
