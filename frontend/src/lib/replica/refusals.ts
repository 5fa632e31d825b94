import type { Entry, Refusal } from "./mutations";
import type { RefusedChange } from "./types";

type Decisions = {
  /** The person gives up on it. */
  discard: (id: string) => void;
  tryAgain: (entry: Entry) => void;
};

/** What the server does not take, until the person has decided what becomes of it. */
export class Refusals {
  readonly #decisions: Decisions;
  #refusals: readonly Refusal[] = [];
  #changes: readonly RefusedChange[] = [];

  constructor(decisions: Decisions) {
    this.#decisions = decisions;
  }

  /** The same list until something changes. */
  get changes(): readonly RefusedChange[] {
    return this.#changes;
  }

  add(refusals: readonly Refusal[]): void {
    const known = new Set(this.#refusals.map(({ entry }) => entry.id));
    const news = refusals.filter(({ entry }) => !known.has(entry.id));
    if (news.length > 0) {
      this.#set([...this.#refusals, ...news]);
    }
  }

  remove(id: string): void {
    this.#set(this.#refusals.filter(({ entry }) => entry.id !== id));
  }

  #set(refusals: readonly Refusal[]): void {
    this.#refusals = refusals;
    this.#changes = refusals.map(({ entry, text }) => ({
      id: entry.id,
      text,
      discard: () => this.#decisions.discard(entry.id),
      tryAgain: () => this.#decisions.tryAgain(entry),
    }));
  }
}

/** What the person hears of refusals, of which there is at least one. */
export function reportOf(refusals: readonly Refusal[]): string {
  const [first] = refusals;
  const text = first?.text ?? "";
  return refusals.length === 1 ? text : `${refusals.length} changes were refused. ${text}`;
}
