import { useSyncExternalStore } from "react";
import { Backoff } from "@/lib/backoff";

const PROBE_PATH = "/api/health/live";
const PROBE_TIMEOUT_MS = 5000;

/** The browser only knows of the cable; what counts is whether our server answers. */
class OnlineStore {
  readonly #listeners = new Set<() => void>();
  readonly #backoff = new Backoff();
  #isReachable = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly isOnline = (): boolean => this.#isReachable;

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) {
      window.addEventListener("online", this.#onBrowserChange);
      window.addEventListener("offline", this.#onBrowserChange);
      if (!navigator.onLine) {
        void this.#probe();
      }
    }
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        window.removeEventListener("online", this.#onBrowserChange);
        window.removeEventListener("offline", this.#onBrowserChange);
      }
    };
  };

  /** A request found no server: offline until a probe gets through. */
  reportUnreachable(): void {
    if (this.#isReachable) {
      this.#isReachable = false;
      this.#probeLater();
      this.#emit();
    }
  }

  reportReachable(): void {
    if (!this.#isReachable) {
      clearTimeout(this.#timer);
      this.#isReachable = true;
      this.#backoff.reset();
      this.#emit();
    }
  }

  readonly #onBrowserChange = (): void => {
    void this.#probe();
  };

  #probeLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#probe(), this.#backoff.next(null));
  }

  async #probe(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
      await fetch(PROBE_PATH, { cache: "no-store", signal });
      this.reportReachable();
    } catch {
      if (this.#isReachable) {
        this.reportUnreachable();
      } else {
        this.#probeLater();
      }
    }
  }

  #emit(): void {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

export const online = new OnlineStore();

export function useOnline(): boolean {
  return useSyncExternalStore(online.subscribe, online.isOnline, () => true);
}
