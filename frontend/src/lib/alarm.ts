/** The longest wait that browsers can count; a later alarm goes off early and is set again. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** One timer for a moment in time: setting it again moves it. */
export class Alarm {
  readonly #ring: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  set(at: number): void {
    this.clear();
    // Rounded up: timers drop fractions, and one that goes off too early would only be set again.
    const delay = Math.min(Math.ceil(at - Date.now()), LONGEST_TIMER_MS);
    this.#timer = setTimeout(this.#ring, Math.max(delay, 0));
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}
