import { notify } from "@/lib/notices";
import type { ReplicaChannel, ReplicaMessage } from "./channel";
import type { Live } from "./live";
import type { Entry } from "./mutations";
import { pull, rowsOf } from "./pull";
import { type Answer, answeredOf, push } from "./push";
import { type Refusals, reportOf } from "./refusals";
import type { Page } from "./rows";
import type { ReplicaState } from "./state";
import type { Surroundings } from "./surroundings";
import { SyncLoop } from "./sync-loop";

type SynchronizerOptions = Surroundings & {
  state: ReplicaState;
  refusals: Refusals;
  /** Its own status has changed; of rows the state tells by itself. */
  onStatus: () => void;
  onNews: () => void;
};

/** Keeps a replica's state in step with the device, the other tabs and the server. */
export class Synchronizer {
  readonly #options: SynchronizerOptions;
  readonly #channel: ReplicaChannel;
  readonly #live: Live;
  readonly #loop: SyncLoop;
  #stops: readonly (() => void)[] = [];
  #newestSeq = 0;
  #isReady = false;
  #error: unknown = null;
  #isClosed = false;

  constructor(options: SynchronizerOptions) {
    this.#options = options;
    this.#channel = options.openChannel(this.#onMessage);
    this.#live = options.openLive({
      woken: (seq) => {
        this.#channel.post({ type: "woken", seq });
        this.#wake(seq);
      },
      listening: () => this.#channel.post({ type: "listening" }),
    });
    this.#loop = new SyncLoop({
      push: async () => this.#push(),
      pull: async () => this.#pull(),
      isBehind: () => options.state.cursor < this.#newestSeq,
      report: (error) => this.#report(error),
      exclusive: options.exclusive,
      isOnline: options.online.isOnline,
    });
  }

  /** Whether there is something to show, be it yesterday's. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Why the last attempt to reach the server failed. */
  get error(): unknown {
    return this.#error;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Shows what the device has kept, then reads what has changed since. */
  async start(): Promise<void> {
    const { listenForWakeUps, online } = this.#options;
    this.#stops = [
      online.subscribe(() => online.isOnline() && this.#hurry()),
      listenForWakeUps(() => void this.#catchUp()),
    ];
    await this.#load(false);
    if (!this.#isClosed) {
      this.#live.start();
      this.#loop.catchUp();
    }
  }

  /** With `forget`, nothing of it stays on the device. */
  close({ forget }: { forget: boolean }): void {
    this.#isClosed = true;
    this.#loop.stop();
    this.#live.stop();
    this.#channel.close();
    for (const stop of this.#stops) {
      stop();
    }
    const { store } = this.#options;
    if (forget) {
      store.destroy();
    } else {
      store.close();
    }
  }

  /** Keeps and sends what is in the outbox as of now. */
  send(entries: readonly Entry[]): void {
    this.#options.store.keepEntries(entries);
    this.#channel.post({ type: "added", entries });
    this.#loop.request();
  }

  /** The person has decided what becomes of a refused mutation. */
  decide(refusalId: string): void {
    this.#options.store.forgetRefusal(refusalId);
    this.#channel.post({ type: "decided", refusalId });
    this.#options.refusals.remove(refusalId);
    this.#options.onStatus();
  }

  retry(): void {
    this.#hurry();
  }

  /** With `isAnew`, what is kept counts whatever is shown; otherwise only what is newer. */
  async #load(isAnew: boolean): Promise<void> {
    const { onStatus, refusals, state, store } = this.#options;
    const stored = await store.load();
    if (stored === null || this.#isClosed) {
      return;
    }
    refusals.add(stored.refusals);
    state.add(stored.entries);
    if (stored.cursor !== null && (isAnew || !this.#isReady || stored.cursor > state.cursor)) {
      this.#isReady = true;
      state.replace(stored.rows, stored.cursor);
    }
    onStatus();
  }

  /** A tab that slept may have missed what the others said, and what they left unsent. */
  async #catchUp(): Promise<void> {
    this.#options.state.add(await this.#options.store.unsent());
    if (!this.#isClosed) {
      this.#hurry();
    }
  }

  #hurry(): void {
    this.#live.hurry();
    this.#loop.catchUp();
  }

  #wake(seq: number): void {
    this.#newestSeq = Math.max(this.#newestSeq, seq);
    if (this.#options.state.cursor < seq) {
      this.#loop.request();
    }
  }

  async #push(): Promise<void> {
    const { server, state } = this.#options;
    while (state.unsent.length > 0) {
      const answer = await push(server, state.unsent, state.rows);
      this.#assertOpen();
      this.#keepAnswer(answer);
      this.#channel.post({ type: "answered", ...answer });
      this.#accept(answer);
    }
  }

  async #pull(): Promise<void> {
    const { server, state, store } = this.#options;
    await pull(server, {
      cursor: () => state.cursor,
      isEmpty: () => !this.#isReady,
      keep: (page, isStart) => {
        this.#assertOpen();
        store.keepPage(page, isStart);
      },
      show: (pages) => {
        this.#assertOpen();
        this.#channel.post({ type: "read", pages });
        this.#apply(pages);
        this.#setReady();
      },
      replace: (pages) => {
        this.#assertOpen();
        this.#channel.post({ type: "replaced" });
        this.#newestSeq = pages.at(-1)?.seq ?? 0;
        state.replace(rowsOf(pages, now()), this.#newestSeq);
        this.#setReady();
        this.#options.onNews();
      },
    });
  }

  /** False where the pages do not follow on what is here. */
  #apply(pages: readonly Page[]): boolean {
    const { onNews, state } = this.#options;
    const isNews = state.apply(pages, now());
    if (isNews) {
      onNews();
    }
    return isNews;
  }

  #setReady(): void {
    if (!this.#isReady) {
      this.#isReady = true;
      this.#options.onStatus();
    }
  }

  #keepAnswer({ receipts, refusals }: Answer): void {
    const { state, store } = this.#options;
    store.keepEntries(answeredOf(state.unsent, receipts));
    if (refusals.length > 0) {
      store.refuse(refusals);
    }
  }

  #accept({ receipts, refusals: refused }: Answer): void {
    const { onStatus, refusals, state } = this.#options;
    this.#newestSeq = Math.max(this.#newestSeq, ...receipts.map(({ seq }) => seq));
    refusals.add(refused);
    state.settle(receipts, new Set(refused.map(({ entry }) => entry.id)));
    onStatus();
    if (refused.length > 0) {
      notify({ kind: "error", text: reportOf(refused) });
    }
  }

  #report(error: unknown): void {
    this.#error = error;
    this.#options.onStatus();
  }

  #assertOpen(): void {
    if (this.#isClosed) {
      throw new Error("This replica has been closed.");
    }
  }

  readonly #onMessage = (message: ReplicaMessage): void => {
    const { onStatus, refusals, state } = this.#options;
    switch (message.type) {
      case "added":
        state.add(message.entries);
        this.#loop.requestLater();
        break;
      case "answered":
        this.#accept(message);
        break;
      case "decided":
        refusals.remove(message.refusalId);
        onStatus();
        break;
      case "read":
        if (this.#apply(message.pages)) {
          this.#setReady();
        }
        // Where they do not follow on what is here, something has been missed.
        this.#wake(message.pages.at(-1)?.seq ?? 0);
        break;
      case "replaced":
        void this.#load(true);
        break;
      case "woken":
        this.#wake(message.seq);
        break;
      case "listening":
        this.#live.heard();
        break;
      default:
        message satisfies never;
    }
  };
}

function now(): string {
  return new Date().toISOString();
}
