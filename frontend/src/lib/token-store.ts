import { Alarm } from "@/lib/alarm";
import { ApiError, sessionExpiredError } from "@/lib/api-error";
import type { TabChannel, TabMessage } from "@/lib/auth-channel";
import { Cooldown } from "@/lib/backoff";
import type { Exclusive } from "@/lib/exclusive";
import { readClaims } from "@/lib/jwt-claims";
import { Signal } from "@/lib/signal";
import {
  assertCurrent,
  fetchTokenOf,
  GenerationChanged,
  type TokenSource,
} from "@/lib/token-fetch";
import { type TokenRecord, tokenTimes } from "@/lib/token-record";
import type { WakeUp } from "@/lib/wake-ups";

export type TokenStoreOptions = TokenSource & {
  channel: TabChannel;
  exclusive: Exclusive;
  isPageVisible: () => boolean;
  listenForWakeUps: (listener: (wakeUp: WakeUp) => void) => () => void;
};

/** How long another tab gets to hand over its token; longer where one has just fetched. */
const ASK_MS = { alone: 100, contended: 500 };

/**
 * The JWT, in the memory of the page only. It is refreshed before it expires, by one tab for all;
 * the server's no ends the session, a failure never does.
 */
export class TokenStore {
  readonly #options: TokenStoreOptions;
  readonly #cooldown = new Cooldown();
  readonly #handed = new Signal();
  readonly #alarm = new Alarm(() => this.#keepFresh(false));
  #generation: string | null = null;
  #record: TokenRecord | null = null;
  #refusal: { token: string; sentAt: number } | null = null;
  #flight: { generation: string; promise: Promise<TokenRecord> } | null = null;

  constructor(options: TokenStoreOptions) {
    this.#options = options;
  }

  /** Keeps a token ready for as long as someone is signed in; returns the stop function. */
  readonly start = (): (() => void) => {
    const { channel, listenForWakeUps, session } = this.#options;
    const stops = [
      channel.listen(this.#onMessage),
      session.subscribe(this.#followSession),
      listenForWakeUps(this.#onWakeUp),
    ];
    this.#followSession();
    this.#keepFresh(false);
    return () => {
      this.#alarm.clear();
      for (const stop of stops) {
        stop();
      }
    };
  };

  /** A token of this user; throws "session_expired" where the user is not the one signed in. */
  async token(userId: string): Promise<string> {
    return this.#asOwner(userId, async (generation) => {
      const record = this.#usable(generation) ?? (await this.#refresh(generation));
      if (this.#fresh(generation) === null) {
        this.#refreshQuietly(generation);
      }
      return record;
    });
  }

  /**
   * Another token than the one that the backend has refused; many calls share one refresh. What was
   * asked for before the refused request was sent may be just as dead, so it does not count.
   */
  async replace(userId: string, refused: string, sentAt: number): Promise<string> {
    return this.#asOwner(userId, async (generation) => {
      this.#refusal = { token: refused, sentAt: Math.max(sentAt, this.#refusal?.sentAt ?? 0) };
      return this.#usable(generation) ?? (await this.#refresh(generation));
    });
  }

  async #asOwner(
    userId: string,
    work: (generation: string) => Promise<TokenRecord>,
  ): Promise<string> {
    const { session } = this.#options;
    for (;;) {
      await session.settled();
      this.#followSession();
      const identity = session.identity();
      if (identity?.user.id !== userId) {
        throw sessionExpiredError();
      }
      try {
        const { token } = await work(identity.generation);
        assertCurrent(session, identity.generation);
        return token;
      } catch (error) {
        // The same person may have signed in again meanwhile; then the next turn serves them.
        if (!(error instanceof GenerationChanged)) {
          throw error;
        }
      }
    }
  }

  #usable(generation: string): TokenRecord | null {
    const record = this.#record;
    const isOurs = record?.generation === generation && Date.now() < record.expiresAt;
    return isOurs && !this.#isRefused(record) ? record : null;
  }

  #fresh(generation: string): TokenRecord | null {
    const record = this.#usable(generation);
    return record !== null && Date.now() < record.refreshAt ? record : null;
  }

  #isRefused({ askedAt, token }: Pick<TokenRecord, "askedAt" | "token">): boolean {
    const refusal = this.#refusal;
    return refusal !== null && (token === refusal.token || askedAt < refusal.sentAt);
  }

  async #refresh(generation: string): Promise<TokenRecord> {
    if (this.#flight?.generation === generation) {
      return this.#flight.promise;
    }
    const recent = this.#cooldown.error();
    if (recent !== null) {
      throw recent;
    }
    const promise = this.#options.exclusive(async (contended) =>
      this.#fetchOnce(generation, contended),
    );
    const flight = { generation, promise };
    this.#flight = flight;
    try {
      return await promise;
    } catch (error) {
      this.#noteFailure(error, generation);
      throw error;
    } finally {
      if (this.#flight === flight) {
        this.#flight = null;
      }
    }
  }

  #refreshQuietly(generation: string): void {
    // Whoever needs the token asks for it and hears of the failure; the timer tries again.
    this.#refresh(generation).catch(() => undefined);
  }

  async #fetchOnce(generation: string, contended: boolean): Promise<TokenRecord> {
    // Nobody else is at work: then asking pays only for what was lost by time, as a new page shall
    // be fast, and after a refusal the others' tokens are as old as the refused one.
    const hasExpired = this.#record !== null && !this.#isRefused(this.#record);
    if (this.#fresh(generation) === null && (contended || hasExpired)) {
      const handed = this.#handed.wait(ASK_MS[contended ? "contended" : "alone"]);
      this.#options.channel.post({ type: "token-wanted", generation });
      await handed;
    }
    return this.#fresh(generation) ?? this.#share(await fetchTokenOf(generation, this.#options));
  }

  #share(record: TokenRecord): TokenRecord {
    this.#keep(record);
    this.#offer(record);
    return record;
  }

  #noteFailure(error: unknown, generation: string): void {
    const isCurrent = this.#options.session.identity()?.generation === generation;
    if (error instanceof ApiError && isCurrent) {
      this.#cooldown.start(error, error.retryAfterMs);
      this.#alarm.set(this.#cooldown.retryAt);
    }
  }

  #keep(record: TokenRecord): void {
    this.#record = record;
    this.#cooldown.clear();
    this.#alarm.set(record.refreshAt);
    this.#handed.notify();
  }

  /** Timers sleep with the laptop and lag in hidden tabs: each wake-up looks at the clock itself. */
  #keepFresh(isBackOnline: boolean): void {
    const identity = this.#options.session.identity();
    if (identity === null || !this.#options.isPageVisible()) {
      return;
    }
    const record = this.#fresh(identity.generation);
    if (record !== null) {
      this.#alarm.set(record.refreshAt);
    } else if (Date.now() < this.#cooldown.retryAt && !isBackOnline) {
      this.#alarm.set(this.#cooldown.retryAt);
    } else {
      this.#refreshQuietly(identity.generation);
    }
  }

  readonly #onWakeUp = (wakeUp: WakeUp): void => {
    if (wakeUp === "restored") {
      // While this page slept in the cache the cookie may have become somebody else's.
      this.#record = null;
    }
    this.#keepFresh(wakeUp === "online");
  };

  /** A new generation starts without a token, without grudges and without waiting. */
  readonly #followSession = (): void => {
    const generation = this.#options.session.identity()?.generation ?? null;
    if (generation === this.#generation) {
      return;
    }
    this.#alarm.clear();
    this.#generation = generation;
    this.#record = null;
    this.#refusal = null;
    this.#cooldown.clear();
    this.#keepFresh(false);
  };

  readonly #onMessage = (message: TabMessage): void => {
    const generation = this.#options.session.identity()?.generation;
    if (message.type === "token-wanted" && message.generation === generation) {
      const record = this.#fresh(generation);
      if (record !== null) {
        this.#offer(record);
      }
    } else if (message.type === "token" && message.generation === generation) {
      this.#acceptHanded(message.token, generation, message.askedAt);
    }
  };

  #offer({ askedAt, generation, token }: TokenRecord): void {
    this.#options.channel.post({ type: "token", generation, token, askedAt });
  }

  #acceptHanded(token: string, generation: string, askedAt: number): void {
    const claims = readClaims(token);
    const isNews = askedAt > (this.#usable(generation)?.askedAt ?? 0);
    if (claims !== null && isNews && !this.#isRefused({ askedAt, token })) {
      this.#keep({ generation, token, ...tokenTimes(askedAt, claims.lifetimeMs) });
    }
  }
}
