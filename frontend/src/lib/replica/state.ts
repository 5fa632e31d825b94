import { Draft } from "./draft";
import type { Entry } from "./mutations";
import { applyEntry } from "./reducer";
import { reuse } from "./reuse";
import { NO_ROWS, type Page, type Rows, withPage } from "./rows";

/** A mutation that the server has; `seq` is the change number that covers it. */
export type Receipt = { id: string; seq: number };

/**
 * The rows of the server as last read, with the outbox on top. The two are never mixed: a refused
 * mutation only has to be taken out, and rows may be read at any time without anything flickering,
 * because a mutation stays on top until rows have been read that contain it.
 */
export class ReplicaState {
  readonly #onChange: () => void;
  #base: Rows = NO_ROWS;
  #cursor = 0;
  #entries: readonly Entry[] = [];
  #shown: Rows = NO_ROWS;

  /** Called before the method that changes something returns. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get rows(): Rows {
    return this.#shown;
  }

  /** The rows of the server alone. */
  get base(): Rows {
    return this.#base;
  }

  /** Up to which change number the rows of the server are known; 0: nothing is. */
  get cursor(): number {
    return this.#cursor;
  }

  /** The newest mutation in the outbox. */
  get lastId(): string | null {
    return this.#entries.at(-1)?.id ?? null;
  }

  /** What the server does not have yet, oldest first. */
  get unsent(): readonly Entry[] {
    return this.#entries.filter(({ seq }) => seq === null);
  }

  /** Puts mutations into the outbox; those that are there already stay as they are. */
  add(entries: readonly Entry[]): void {
    const [first] = entries;
    if (first === undefined) {
      return;
    }
    if (first.id > (this.lastId ?? "")) {
      this.#entries = [...this.#entries, ...entries];
      this.#show(withEntries(this.#shown, entries));
      return;
    }
    // Another tab was faster, or has told of them before.
    const known = new Set(this.#entries.map(({ id }) => id));
    const news = entries.filter(({ id }) => !known.has(id));
    if (news.length > 0) {
      this.#entries = [...this.#entries, ...news].toSorted((one, other) =>
        one.id < other.id ? -1 : 1,
      );
      this.#show(this.#rebased());
    }
  }

  /** The server has answered: what it has stays until it is read, what it refused is gone. */
  settle(receipts: readonly Receipt[], refused: ReadonlySet<string>): void {
    const seqs = new Map(receipts.map(({ id, seq }) => [id, seq]));
    this.#entries = this.#entries
      .filter(({ id }) => !refused.has(id))
      .map((entry) => ({ ...entry, seq: entry.seq ?? seqs.get(entry.id) ?? null }));
    this.#read();
  }

  /** Rows that were read, by this tab or another; false where they do not follow on what is here. */
  apply(pages: readonly Page[], now: string): boolean {
    let isNews = false;
    for (const page of pages) {
      if (page.since <= this.#cursor && page.seq > this.#cursor) {
        this.#base = withPage(this.#base, page, now, this.#shown);
        this.#cursor = page.seq;
        isNews = true;
      }
    }
    if (isNews) {
      this.#read();
    }
    return isNews;
  }

  /** Everything anew, for a start or because the server cannot say what has changed. */
  replace(base: Rows, cursor: number): void {
    this.#base = base;
    this.#cursor = cursor;
    this.#read();
  }

  #read(): void {
    const cursor = this.#cursor;
    this.#entries = this.#entries.filter(({ seq }) => seq === null || seq > cursor);
    this.#show(this.#rebased());
  }

  #rebased(): Rows {
    return reuse(this.#shown, withEntries(this.#base, this.#entries));
  }

  #show(rows: Rows): void {
    this.#shown = rows;
    this.#onChange();
  }
}

function withEntries(rows: Rows, entries: readonly Entry[]): Rows {
  const draft = new Draft(rows);
  for (const entry of entries) {
    applyEntry(draft, entry);
  }
  return draft.rows();
}
