import { ApiError, offlineError } from "@/lib/api-error";
import type { Exclusive } from "@/lib/exclusive";
import type { ReplicaMessage } from "@/lib/replica/channel";
import { IndexedDbStore } from "@/lib/replica/indexed-db-store";
import { LocalReplica } from "@/lib/replica/local-replica";
import type { ReplicaServer } from "@/lib/replica/server";
import type { ReplicaStore } from "@/lib/replica/store";
import type { WakeUp } from "@/lib/wake-ups";
import { ADA } from "./fake-auth-server";
import type { FakeBackend } from "./fake-backend";
import { Problem } from "./fake-backend-rows";

type Listener = (message: ReplicaMessage) => void;

export type FakeTab = {
  replica: LocalReplica;
  wake: (wakeUp: WakeUp) => void;
  /** As if the browser ended at this moment: nothing is said, and nothing is written any more. */
  crash: () => void;
};

type FakeDeviceOptions = {
  /** Keeps data on the device; without it, in memory only. */
  indexedDb?: IDBFactory;
  /** Hears of changes by itself; without it only of those it asks for. */
  isLive?: boolean;
  userId?: string;
};

const NO_STORE: ReplicaStore = {
  load: async () => null,
  unsent: async () => [],
  keepEntries: () => undefined,
  refuse: () => undefined,
  forgetRefusal: () => undefined,
  keepPage: () => undefined,
  close: () => undefined,
  destroy: () => undefined,
};

/** One browser of one person: tabs that share a database, messages, a lock and the network. */
export class FakeDevice {
  readonly #backend: FakeBackend;
  readonly #options: FakeDeviceOptions;
  readonly #listeners = new Map<object, Listener>();
  readonly #online = new Set<() => void>();
  #lock: Promise<unknown> = Promise.resolve();
  #isOnline = true;
  #open = 0;
  #lastOpened: LocalReplica | null = null;
  /** Its tabs hear nothing of each other, as if they were frozen. */
  isDeaf = false;
  /** What happens to requests before and after the backend has seen them. */
  beforeRequest: (kind: keyof ReplicaServer) => void | Promise<void> = () => undefined;
  afterRequest: (kind: keyof ReplicaServer) => void | Promise<void> = () => undefined;
  requests: (keyof ReplicaServer)[] = [];

  constructor(backend: FakeBackend, options: FakeDeviceOptions = {}) {
    this.#backend = backend;
    this.#options = options;
  }

  /** A tab that has begun to load; its promise resolves once what was kept is shown. */
  async openTab(): Promise<FakeTab> {
    const { indexedDb, isLive = false, userId = ADA.id } = this.#options;
    const me = {};
    const wakeListeners = new Set<(wakeUp: WakeUp) => void>();
    const live = { stop: (): void => undefined };
    const replica = new LocalReplica({
      server: this.#server(),
      store: indexedDb === undefined ? NO_STORE : new IndexedDbStore(userId, () => indexedDb),
      exclusive: this.#exclusive,
      openChannel: (listener) => {
        this.#listeners.set(me, listener);
        return {
          post: (message) => this.#post(me, message),
          close: () => this.#listeners.delete(me),
        };
      },
      openLive: ({ woken }) => ({
        start: () => {
          live.stop = isLive ? this.#backend.listen(woken) : live.stop;
        },
        heard: () => undefined,
        hurry: () => undefined,
        stop: () => live.stop(),
      }),
      online: {
        isOnline: () => this.#isOnline,
        subscribe: (listener) => {
          this.#online.add(listener);
          return () => this.#online.delete(listener);
        },
      },
      listenForWakeUps: (listener) => {
        wakeListeners.add(listener);
        return () => wakeListeners.delete(listener);
      },
    });
    this.#lastOpened = replica;
    await replica.start();
    return {
      replica,
      wake: (wakeUp) => {
        for (const listener of wakeListeners) {
          listener(wakeUp);
        }
      },
      crash: () => {
        this.#listeners.delete(me);
        replica.close({ forget: false });
      },
    };
  }

  /** Resolves once nothing is under way any more. */
  async settle(): Promise<void> {
    let quietTurns = 0;
    for (let known = -1; quietTurns < 5; quietTurns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.requests.length !== known || this.#open > 0) {
        known = this.requests.length;
        quietTurns = 0;
      }
    }
  }

  /** The replica of the last tab, also while it is still loading. */
  lastOpened(): LocalReplica | null {
    return this.#lastOpened;
  }

  setOnline(isOnline: boolean): void {
    this.#isOnline = isOnline;
    for (const listener of [...this.#online]) {
      listener();
    }
  }

  #server(): ReplicaServer {
    const backend = this.#backend;
    return {
      send: async (entries) => this.#request("send", () => backend.apply(structuredClone(entries))),
      changes: async (...of) => this.#request("changes", () => backend.changes(...of)),
      settings: async () => this.#request("settings", () => backend.settings()),
      trash: async (cursor) => this.#request("trash", () => backend.trash(cursor)),
    };
  }

  async #request<Answer>(kind: keyof ReplicaServer, answer: () => Answer): Promise<Answer> {
    this.requests.push(kind);
    this.#open += 1;
    try {
      await this.beforeRequest(kind);
      this.#assertOnline();
      const result = answer();
      await this.afterRequest(kind);
      this.#assertOnline();
      return result;
    } catch (error) {
      if (error instanceof Problem) {
        throw new ApiError({ status: error.status, code: error.code, detail: error.code });
      }
      throw error;
    } finally {
      this.#open -= 1;
    }
  }

  #assertOnline(): void {
    if (!this.#isOnline) {
      throw offlineError();
    }
  }

  #post(from: object, message: ReplicaMessage): void {
    const copy = structuredClone(message);
    queueMicrotask(() => {
      for (const [to, listener] of [...this.#listeners]) {
        if (to !== from && !this.isDeaf) {
          listener(copy);
        }
      }
    });
  }

  readonly #exclusive: Exclusive = async (work) => {
    const run = this.#lock.then(async () => work(false));
    this.#lock = run.catch(() => undefined);
    return run;
  };
}

export function titlesOf({ replica }: FakeTab): string[] {
  return [...replica.snapshot().todos.values()].map(({ title }) => title).toSorted();
}
