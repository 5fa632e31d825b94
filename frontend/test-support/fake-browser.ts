import type { TabChannel, TabMessage } from "@/lib/auth-channel";
import type { Exclusive } from "@/lib/exclusive";
import { LocalData } from "@/lib/local-data";
import { SessionKeeper } from "@/lib/session-keeper";
import { SessionStore } from "@/lib/session-store";
import { TokenStore } from "@/lib/token-store";
import type { WakeUp } from "@/lib/wake-ups";
import { settle } from "./clock";
import { ADA, FakeAuthServer } from "./fake-auth-server";

/** How long news take from one tab to another. */
const MESSAGE_MS = 2;

export type Tab = {
  data: LocalData;
  session: SessionStore;
  tokens: TokenStore;
  keeper: SessionKeeper;
  wake: (wakeUp: WakeUp) => void;
  setVisible: (isVisible: boolean) => void;
  /** A frozen tab hears nothing until it is thawed, and then not what it missed. */
  setFrozen: (isFrozen: boolean) => void;
  close: () => void;
};

type Listener = (message: TabMessage) => void;

type Window = { events: EventTarget; listeners: Set<Listener>; isFrozen: boolean };

/** Tabs that share local storage, messages, locks and the cookie, as in one browser. */
export class FakeBrowser {
  readonly server = new FakeAuthServer();
  readonly stored = new Map<string, string>();
  readonly #windows = new Set<Window>();
  readonly #locks = new Map<string, Promise<unknown>>();

  /** A tab in which Ada is signed in and a token is at hand. */
  async openSignedInTab(): Promise<Tab> {
    const tab = this.openTab();
    this.server.user = ADA;
    tab.session.begin(ADA);
    await settle();
    return tab;
  }

  openTab(): Tab {
    const here: Window = { events: new EventTarget(), listeners: new Set(), isFrozen: false };
    this.#windows.add(here);
    const wakeListeners = new Set<(wakeUp: WakeUp) => void>();
    let isVisible = true;
    const listenForWakeUps = (listener: (wakeUp: WakeUp) => void) => {
      wakeListeners.add(listener);
      return () => wakeListeners.delete(listener);
    };
    const data = new LocalData(() => this.#storageOf(here), here.events);
    const channel = this.#channelOf(here);
    const session = new SessionStore({
      data,
      channel,
      wipeTab: () => undefined,
      wipeDevice: () => data.clear(),
    });
    const shared = { session, channel, listenForWakeUps };
    const fetchToken = () => this.server.fetchToken();
    const fetchSession = () => this.server.fetchSession();
    const endSession = () => this.server.endSession();
    const tokenLock = this.#exclusive("token");
    const exclusiveCookie = this.#exclusive("cookie");
    const tokens = new TokenStore({
      ...shared,
      exclusive: tokenLock,
      exclusiveCookie,
      fetchToken,
      fetchSession,
      isPageVisible: () => isVisible,
    });
    const keeper = new SessionKeeper({
      ...shared,
      data,
      exclusive: exclusiveCookie,
      fetchSession,
      endSession,
    });
    const stops = [keeper.start(), tokens.start()];
    const wake = (wakeUp: WakeUp) => {
      for (const listener of wakeListeners) {
        listener(wakeUp);
      }
    };
    return {
      data,
      session,
      tokens,
      keeper,
      wake,
      setVisible: (visible) => {
        isVisible = visible;
      },
      setFrozen: (isFrozen) => {
        here.isFrozen = isFrozen;
      },
      close: () => {
        this.#windows.delete(here);
        for (const stop of stops) {
          stop();
        }
      },
    };
  }

  #later(from: Window, deliver: (to: Window) => void): void {
    setTimeout(() => {
      for (const to of this.#windows) {
        if (to !== from && !to.isFrozen) {
          deliver(to);
        }
      }
    }, MESSAGE_MS);
  }

  #channelOf(here: Window): TabChannel {
    return {
      post: (message) => {
        const copy = structuredClone(message);
        this.#later(here, ({ listeners }) => {
          for (const listener of listeners) {
            listener(copy);
          }
        });
      },
      listen: (listener) => {
        here.listeners.add(listener);
        return () => here.listeners.delete(listener);
      },
    };
  }

  #storageOf(here: Window): Storage {
    const tell = () =>
      this.#later(here, ({ events }) => events.dispatchEvent(new Event("storage")));
    const stored = this.stored;
    return {
      get length() {
        return stored.size;
      },
      key: (index) => [...stored.keys()][index] ?? null,
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => {
        stored.set(key, value);
        tell();
      },
      removeItem: (key) => {
        stored.delete(key);
        tell();
      },
      clear: () => {
        stored.clear();
        tell();
      },
    };
  }

  #exclusive(name: string): Exclusive {
    return async (work) => {
      const before = this.#locks.get(name);
      const run = (async () => {
        await before;
        return work(before !== undefined);
      })();
      const settled = run.then(
        () => undefined,
        () => undefined,
      );
      this.#locks.set(name, settled);
      try {
        return await run;
      } finally {
        if (this.#locks.get(name) === settled) {
          this.#locks.delete(name);
        }
      }
    };
  }
}
