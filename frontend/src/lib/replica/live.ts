import { Alarm } from "@/lib/alarm";
import { ApiError, isSessionExpired } from "@/lib/api-error";
import { Backoff } from "@/lib/backoff";
import type { Leader } from "@/lib/leader";
import { Signal } from "@/lib/signal";
import { eventsOf } from "./event-stream";

export type LiveListener = {
  /** The server has reached this change number. */
  woken: (seq: number) => void;
  /** Said again and again by the tab that listens, to those that rely on it. */
  listening: () => void;
};

/** Hears of changes as they happen; whatever it misses is found by the next pull. */
export type Live = {
  start: () => void;
  /** Another tab listens for all. */
  heard: () => void;
  /** Something has changed for the better: a stream that waits for its next attempt makes it. */
  hurry: () => void;
  stop: () => void;
};

export type LiveStreamOptions = LiveListener & {
  leader: Leader;
  /** Opens the stream; `lastSeen` is the last number that it has told. Throws ApiError. */
  open: (lastSeen: number | null, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  isPageVisible: () => boolean;
};

/** The server says something at least every 15 seconds. */
const SILENCE_MS = 40_000;
/** The tab that leads has not been heard for so long that it must be frozen. */
const PATIENCE_MS = 90_000;
/** How often a tab that leads says so while it waits for its next attempt. */
const SIGN_MS = 30_000;

/** One stream per browser: over HTTP/1.1 six of them would leave no connection for anything else. */
export class LiveStream implements Live {
  readonly #options: LiveStreamOptions;
  readonly #backoff = new Backoff();
  readonly #patience = new Alarm(() => this.#doubt());
  readonly #nudge = new Signal();
  #lastSeen: number | null = null;

  constructor(options: LiveStreamOptions) {
    this.#options = options;
  }

  start(): void {
    this.#options.leader.lead(async (signal) => this.#listen(signal));
    this.heard();
  }

  heard(): void {
    this.#patience.set(Date.now() + PATIENCE_MS);
  }

  hurry(): void {
    this.#backoff.reset();
    this.#nudge.notify();
  }

  stop(): void {
    this.#patience.clear();
    this.#options.leader.resign();
  }

  /** Nobody has been heard for long: a page that is looked at listens itself then. */
  #doubt(): void {
    if (this.#options.isPageVisible()) {
      this.#options.leader.takeOver();
    }
    this.heard();
  }

  async #listen(signal: AbortSignal): Promise<void> {
    signal.addEventListener("abort", () => this.#nudge.notify());
    while (!signal.aborted) {
      this.#sign();
      const failure = await this.#follow(signal);
      if (isSessionExpired(failure)) {
        return;
      }
      if (!signal.aborted) {
        const wish = failure instanceof ApiError ? failure.retryAfterMs : null;
        await this.#pause(this.#backoff.next(wish));
      }
    }
  }

  async #pause(waitMs: number): Promise<void> {
    const signing = setInterval(() => this.#sign(), SIGN_MS);
    await this.#nudge.wait(waitMs);
    clearInterval(signing);
  }

  /** Follows one stream to its end; answers with what has ended it. */
  async #follow(signal: AbortSignal): Promise<unknown> {
    const silence = new AbortController();
    const alarm = new Alarm(() => silence.abort());
    const either = AbortSignal.any([signal, silence.signal]);
    try {
      const body = await this.#options.open(this.#lastSeen, either);
      alarm.set(Date.now() + SILENCE_MS);
      for await (const { id } of eventsOf(body)) {
        alarm.set(Date.now() + SILENCE_MS);
        this.#backoff.reset();
        this.#sign();
        if (id !== null) {
          this.#lastSeen = Number(id);
          this.#options.woken(this.#lastSeen);
        }
      }
      return null;
    } catch (error) {
      return error;
    } finally {
      alarm.clear();
    }
  }

  #sign(): void {
    this.heard();
    this.#options.listening();
  }
}
