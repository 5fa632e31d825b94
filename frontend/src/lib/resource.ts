import { useSyncExternalStore } from "react";

/** What a page reads from the server while it shows it; what was read before stays in sight. */
export type ResourceState<T> = {
  /** Undefined until it was read once. */
  data: T | undefined;
  /** Why the last attempt failed; null when it did not. */
  error: unknown;
};

/** Read when somebody begins to look, forgotten when nobody does any more. */
export class Resource<T> {
  readonly #read: () => Promise<T>;
  readonly #listeners = new Set<() => void>();
  #state: ResourceState<T> = { data: undefined, error: null };
  #attempt = 0;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  readonly state = (): ResourceState<T> => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      void this.reload();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#attempt += 1;
        this.#state = { data: undefined, error: null };
      }
    };
  };

  /** Reads it again, where anybody looks; never throws. */
  readonly reload = async (): Promise<void> => {
    if (this.#listeners.size === 0) {
      return;
    }
    this.#attempt += 1;
    const attempt = this.#attempt;
    const state = await this.#attemptToRead();
    // Only the last attempt counts: answers overtake each other.
    if (attempt === this.#attempt) {
      this.#state = state;
      for (const listener of [...this.#listeners]) {
        listener();
      }
    }
  };

  async #attemptToRead(): Promise<ResourceState<T>> {
    try {
      return { data: await this.#read(), error: null };
    } catch (error) {
      return { data: this.#state.data, error };
    }
  }
}

export function useResource<T>(resource: Resource<T>): ResourceState<T> {
  return useSyncExternalStore(resource.subscribe, resource.state, resource.state);
}
