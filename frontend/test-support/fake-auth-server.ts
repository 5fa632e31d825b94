import type { SessionAnswer, TokenAnswer } from "@/lib/auth-endpoints";
import type { AuthUser } from "@/types/auth";

export const ADA: AuthUser = {
  id: "11111111-1111-4111-8111-111111111111",
  name: "Ada",
  email: "ada@example.org",
  emailVerified: false,
};

export const BOB: AuthUser = {
  id: "22222222-2222-4222-8222-222222222222",
  name: "Bob",
  email: "bob@example.org",
  emailVerified: false,
};

const UNAVAILABLE = { kind: "unavailable", offline: false, retryAfterMs: null } as const;

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

/** The auth server as one browser sees it: one cookie, so one session or none. */
export class FakeAuthServer {
  /** Who the cookie stands for. */
  user: AuthUser | null = null;
  isReachable = true;
  /** How many of the next token requests are answered with a 503. */
  failures = 0;
  lifetimeSeconds = 900;
  /** The server's clock minus the device's. */
  clockSkewSeconds = 0;
  answerDelayMs = 20;
  tokensMade = 0;
  tokenRequests = 0;
  sessionRequests = 0;
  signOuts = 0;

  async fetchToken(): Promise<TokenAnswer> {
    this.tokenRequests += 1;
    await this.#travel();
    if (!this.isReachable || this.failures > 0) {
      this.failures = Math.max(0, this.failures - 1);
      return { ...UNAVAILABLE, offline: !this.isReachable };
    }
    return this.user === null
      ? { kind: "refused" }
      : { kind: "token", token: this.makeToken(this.user) };
  }

  async fetchSession(): Promise<SessionAnswer> {
    this.sessionRequests += 1;
    await this.#travel();
    if (!this.isReachable) {
      return { ...UNAVAILABLE, offline: true };
    }
    return this.user === null
      ? { kind: "none" }
      : { kind: "session", user: this.user, sessionId: "session" };
  }

  async endSession(): Promise<boolean> {
    this.signOuts += 1;
    await this.#travel();
    if (this.isReachable) {
      this.user = null;
    }
    return this.isReachable;
  }

  makeToken(user: AuthUser): string {
    this.tokensMade += 1;
    const iat = Math.floor(Date.now() / 1000) + this.clockSkewSeconds;
    const claims = {
      sub: user.id,
      sid: "session",
      jti: String(this.tokensMade),
      iat,
      exp: iat + this.lifetimeSeconds,
      name: user.name,
      email: user.email,
      email_verified: user.emailVerified,
    };
    return `${encode({ alg: "HS256" })}.${encode(claims)}.signature${this.tokensMade}`;
  }

  async #travel(): Promise<void> {
    const delay = this.answerDelayMs;
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
}
