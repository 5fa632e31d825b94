import type { SessionAnswer } from "@/lib/auth-endpoints";
import { Backoff } from "@/lib/backoff";
import type { Exclusive } from "@/lib/exclusive";
import { readIdentity, writeIdentity } from "@/lib/identity";
import type { LocalData } from "@/lib/local-data";
import type { SessionStore } from "@/lib/session-store";
import { PENDING_SIGN_OUT_KEY } from "@/lib/storage-keys";
import type { WakeUp } from "@/lib/wake-ups";

type SessionKeeperOptions = {
  session: SessionStore;
  data: LocalData;
  /** One change of the session cookie at a time: a late answer to a sign-out would undo a sign-in. */
  exclusive: Exclusive;
  fetchSession: () => Promise<SessionAnswer>;
  /** Ends the session on the server; false where the server did not confirm it. */
  endSession: () => Promise<boolean>;
  listenForWakeUps: (listener: (wakeUp: WakeUp) => void) => () => void;
};

/**
 * Settles with the server what the page cannot know or do alone: who the cookie stands for when
 * nothing is stored, and a sign-out that the server has not confirmed yet.
 */
export class SessionKeeper {
  readonly #options: SessionKeeperOptions;
  readonly #backoff = new Backoff();
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #isUnknown = true;

  constructor(options: SessionKeeperOptions) {
    this.#options = options;
  }

  /** Returns the function that stops it. */
  readonly start = (): (() => void) => {
    const { session, listenForWakeUps } = this.#options;
    const stopFollowing = session.follow();
    const stopListening = listenForWakeUps((wakeUp) => {
      if (wakeUp === "restored") {
        session.resync();
      }
      this.#catchUp();
    });
    this.#catchUp();
    return () => {
      clearTimeout(this.#retryTimer);
      stopFollowing();
      stopListening();
    };
  };

  /** Signs out here and in every tab at once; resolves to whether the server has confirmed it. */
  async signOut(): Promise<boolean> {
    this.#options.session.forget();
    this.#options.data.set(PENDING_SIGN_OUT_KEY, "1");
    return this.#finishSignOut();
  }

  /** Runs a sign-in (or another change of the cookie) after every sign-out that is still owed. */
  async changeCookie<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isSignOutOwed()) {
      await this.#finishSignOut();
    }
    return this.#options.exclusive(work);
  }

  readonly #catchUp = (): void => {
    clearTimeout(this.#retryTimer);
    if (this.#options.session.identity() !== null) {
      this.#isUnknown = false;
    } else if (this.#isSignOutOwed()) {
      void this.#finishSignOut();
    } else if (this.#isUnknown) {
      void this.#askWhoIsSignedIn();
    }
  };

  async #finishSignOut(): Promise<boolean> {
    const { data, endSession, exclusive } = this.#options;
    return exclusive(async () => {
      if (!this.#isSignOutOwed()) {
        return true;
      }
      const done = await endSession();
      if (done) {
        this.#isUnknown = false;
        this.#backoff.reset();
        data.remove(PENDING_SIGN_OUT_KEY);
      } else {
        this.#retryLater(null);
      }
      return done;
    });
  }

  async #askWhoIsSignedIn(): Promise<void> {
    const { data, fetchSession, session } = this.#options;
    const before = session.state();
    const answer = await fetchSession();
    if (session.state() !== before || this.#isSignOutOwed()) {
      // A sign-in or sign-out came in between: the answer is about the time before it.
      return;
    }
    this.#isUnknown = answer.kind === "unavailable";
    if (answer.kind === "session") {
      session.begin(answer.user);
      return;
    }
    if (answer.kind === "unavailable") {
      this.#retryLater(answer.retryAfterMs);
    } else if (readIdentity(data) === "expired") {
      writeIdentity(data, null);
    }
    session.settleAsNobody();
  }

  #isSignOutOwed(): boolean {
    return this.#options.data.get(PENDING_SIGN_OUT_KEY) !== null;
  }

  #retryLater(retryAfterMs: number | null): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(this.#catchUp, this.#backoff.next(retryAfterMs));
  }
}
