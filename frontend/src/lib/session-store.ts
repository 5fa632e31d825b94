import type { TabChannel, TabMessage } from "@/lib/auth-channel";
import { nextGeneration } from "@/lib/generation";
import { type Identity, readIdentity, sameUser, writeIdentity } from "@/lib/identity";
import { forgetOtherPeople, type LocalData } from "@/lib/local-data";
import { PENDING_SIGN_OUT_KEY } from "@/lib/storage-keys";
import type { AuthState, AuthUser } from "@/types/auth";

export type SessionStoreOptions = {
  data: LocalData;
  channel: TabChannel;
  /** Removes what this tab alone keeps (session storage). */
  wipeTab: () => void;
  /** Removes everything that the app keeps on this device. */
  wipeDevice: () => void;
};

/** Who is signed in, the same in every tab. It never asks the server: that is SessionKeeper's part. */
export class SessionStore {
  readonly #options: SessionStoreOptions;
  readonly #listeners = new Set<() => void>();
  #identity: Identity | null = null;
  #state: AuthState = { status: "loading" };
  #newestSeen: string | null = null;
  #isRead = false;
  #replacement: Promise<unknown> | null = null;

  constructor(options: SessionStoreOptions) {
    this.#options = options;
  }

  readonly state = (): AuthState => {
    this.#readOnce();
    return this.#state;
  };

  identity(): Identity | null {
    this.#readOnce();
    return this.#identity;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Resolves once it is known whether someone is signed in, and their session is not being replaced. */
  async settled(): Promise<void> {
    await this.#replacement;
    if (this.state().status !== "loading") {
      return;
    }
    await new Promise<void>((resolve) => {
      const stop = this.subscribe(() => {
        if (this.#state.status !== "loading") {
          stop();
          resolve();
        }
      });
    });
  }

  /**
   * Runs a call that gives this device another session of the same person. Whoever waits for
   * `settled` meanwhile waits for its end: a token of the session before would be refused.
   */
  async replace<T extends { ok: boolean }>(call: () => Promise<T>): Promise<T> {
    const replacement = this.#replace(call);
    this.#replacement = replacement.catch(() => undefined);
    return replacement;
  }

  /** Follows the other tabs; returns the function that stops it. */
  follow(): () => void {
    this.#readOnce();
    const stopListening = this.#options.channel.listen(this.#onMessage);
    const stopWatching = this.#options.data.subscribe(this.#onStorage);
    return () => {
      stopListening();
      stopWatching();
    };
  }

  /** For a page that slept through all messages: whatever is stored counts. */
  resync(): void {
    const stored = readIdentity(this.#options.data);
    if (stored !== null && stored !== "expired") {
      this.#become(stored);
    } else {
      this.#onStorage();
    }
  }

  /** Someone has signed in (again) on this device: a new generation in every tab. */
  begin(user: AuthUser): void {
    const { channel, data } = this.#options;
    this.#readOnce();
    forgetOtherPeople(data, user.id);
    const identity = { generation: nextGeneration(this.#newestSeen), user };
    this.#become(identity);
    writeIdentity(data, identity);
    data.remove(PENDING_SIGN_OUT_KEY);
    channel.post({ type: "signed-in", identity });
  }

  /** The same person in the same session has another name or address now. */
  updateUser(user: AuthUser): void {
    const { channel, data } = this.#options;
    const current = this.identity();
    if (current === null || current.user.id !== user.id || sameUser(current.user, user)) {
      return;
    }
    const identity = { generation: current.generation, user };
    this.#become(identity);
    const stored = readIdentity(data);
    if (stored !== null && stored !== "expired" && stored.generation === current.generation) {
      writeIdentity(data, identity);
    }
    channel.post({ type: "signed-in", identity });
  }

  /** The server has ended the session of this generation; drafts stay for the next sign-in. */
  expire(generation: string): void {
    const { channel, data } = this.#options;
    if (this.identity()?.generation !== generation) {
      return;
    }
    const stored = readIdentity(data);
    if (stored !== null && stored !== "expired" && stored.generation > generation) {
      // Another tab has signed in meanwhile, and its message is still under way.
      this.#become(stored);
      return;
    }
    this.#leave("expired");
    writeIdentity(data, "expired");
    channel.post({ type: "signed-out", generation, reason: "expired" });
  }

  /** Forgets the person on this device, in every tab, at once and without the server. */
  forget(): void {
    const { channel, wipeDevice } = this.#options;
    const generation = this.identity()?.generation ?? this.#newestSeen;
    this.#leave("signed-out");
    wipeDevice();
    channel.post({ type: "signed-out", generation, reason: "signed-out" });
  }

  /** The server knows of nobody, or cannot be asked: the page shows itself as to a stranger. */
  settleAsNobody(): void {
    if (this.state().status === "loading") {
      this.#setState({ status: "signed-out", reason: "none" });
    }
  }

  async #replace<T extends { ok: boolean }>(call: () => Promise<T>): Promise<T> {
    const answer = await call();
    const identity = this.identity();
    if (answer.ok && identity !== null) {
      this.begin(identity.user);
    }
    return answer;
  }

  readonly #onMessage = (message: TabMessage): void => {
    if (message.type === "signed-in") {
      this.#adopt(message.identity);
    } else if (message.type === "signed-out" && message.generation !== null) {
      const current = this.identity();
      if (current !== null && current.generation <= message.generation) {
        this.#leave(message.reason);
      }
    }
  };

  readonly #onStorage = (): void => {
    const stored = readIdentity(this.#options.data);
    if (stored !== null && stored !== "expired") {
      this.#adopt(stored);
    } else if (this.#identity !== null) {
      this.#leave(stored === null ? "signed-out" : "expired");
    }
  };

  #readOnce(): void {
    if (this.#isRead) {
      return;
    }
    this.#isRead = true;
    const { data } = this.#options;
    const stored = readIdentity(data);
    if (data.get(PENDING_SIGN_OUT_KEY) !== null) {
      this.#state = { status: "signed-out", reason: "none" };
    } else if (stored !== null && stored !== "expired") {
      this.#identity = stored;
      this.#newestSeen = stored.generation;
      this.#state = { status: "signed-in", user: stored.user };
    }
  }

  /** Messages and storage events overtake each other: what is older than already seen is no news. */
  #adopt(identity: Identity): void {
    const isNewer = this.#newestSeen === null || identity.generation > this.#newestSeen;
    if (isNewer || identity.generation === this.identity()?.generation) {
      this.#become(identity);
    }
  }

  #become(identity: Identity): void {
    const known = this.#identity;
    this.#isRead = true;
    this.#identity = identity;
    if (this.#newestSeen === null || identity.generation > this.#newestSeen) {
      this.#newestSeen = identity.generation;
    }
    const isSame = known?.generation === identity.generation && sameUser(known.user, identity.user);
    if (!isSame) {
      this.#setState({ status: "signed-in", user: identity.user });
    }
  }

  #leave(reason: "expired" | "signed-out"): void {
    this.#identity = null;
    if (reason === "signed-out") {
      this.#options.wipeTab();
    }
    this.#setState({ status: "signed-out", reason });
  }

  #setState(state: AuthState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}
