import type { Row } from "@/lib/views/tree";

const FIRST_GUESS = 52;

/** How high rows are, as far as they have been seen; the others count as the average. */
export class RowHeights {
  readonly #heights = new Map<string, number>();
  readonly #observer: ResizeObserver | null;
  #sum = 0;
  #width = 0;

  constructor() {
    // There is none while the page is rendered ahead of time.
    this.#observer =
      typeof ResizeObserver === "undefined" ? null : new ResizeObserver((all) => this.#note(all));
  }

  /** Watches a row for as long as it is in the page. */
  readonly watch = (row: HTMLElement | null): (() => void) | undefined => {
    const observer = this.#observer;
    if (row === null || observer === null) {
      return undefined;
    }
    observer.observe(row);
    return () => observer.unobserve(row);
  };

  of(row: Row | undefined): number {
    return this.#heights.get(row?.todo.id ?? "") ?? this.#average();
  }

  /** Of rows above the screen: what has been seen counts exactly, so that nothing jumps. */
  sum(rows: readonly Row[], from: number, to: number): number {
    let sum = 0;
    for (let index = from; index < to; index += 1) {
      sum += this.of(rows[index]);
    }
    return sum;
  }

  /** Of rows below the screen, where a guess moves nothing one can see. */
  guess(count: number): number {
    return count * this.#average();
  }

  #average(): number {
    return this.#heights.size === 0 ? FIRST_GUESS : this.#sum / this.#heights.size;
  }

  #note(entries: readonly ResizeObserverEntry[]): void {
    this.#forgetOtherWidth();
    for (const { target, borderBoxSize } of entries) {
      const id = target instanceof HTMLElement ? target.dataset["row"] : undefined;
      const [size] = borderBoxSize;
      // An open editor says nothing about how high rows are.
      if (id !== undefined && size !== undefined && target.querySelector("form") === null) {
        this.#set(id, size.blockSize);
      }
    }
  }

  #set(id: string, height: number): void {
    const known = this.#heights.get(id);
    // A row that has just left the page has no height.
    if (height > 0 && height !== known) {
      this.#heights.set(id, height);
      this.#sum += height - (known ?? 0);
    }
  }

  /** On a narrower screen titles take more lines. */
  #forgetOtherWidth(): void {
    const width = window.innerWidth;
    if (width !== this.#width) {
      this.#width = width;
      this.#sum = 0;
      this.#heights.clear();
    }
  }
}
