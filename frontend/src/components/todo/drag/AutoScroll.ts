const EDGE_PX = 72;
const FASTEST_PX = 18;

/** Scrolls the page while something is held near its upper or lower edge. */
export class AutoScroll {
  readonly #onScroll: () => void;
  #speed = 0;
  #frame = 0;

  /** `onScroll` is called after each step: what is under the pointer is something else then. */
  constructor(onScroll: () => void) {
    this.#onScroll = onScroll;
  }

  pointerAt(y: number): void {
    const above = EDGE_PX - y;
    const below = y - (window.innerHeight - EDGE_PX);
    const depth = above > 0 ? -above : Math.max(0, below);
    this.#speed = Math.max(-1, Math.min(1, depth / EDGE_PX)) * FASTEST_PX;
    if (this.#speed !== 0 && this.#frame === 0) {
      this.#step();
    }
  }

  stop(): void {
    this.#speed = 0;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  readonly #step = (): void => {
    if (this.#speed === 0) {
      this.#frame = 0;
      return;
    }
    const before = window.scrollY;
    window.scrollBy(0, this.#speed);
    if (window.scrollY !== before) {
      this.#onScroll();
    }
    this.#frame = requestAnimationFrame(this.#step);
  };
}
