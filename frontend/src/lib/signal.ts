/** Wakes everyone who waits, once; nobody waits longer than their patience. */
export class Signal {
  readonly #waiters = new Set<() => void>();

  async wait(patienceMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, patienceMs);
      this.#waiters.add(done);
    });
  }

  notify(): void {
    for (const wake of [...this.#waiters]) {
      wake();
    }
  }
}
