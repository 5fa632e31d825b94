import { ApiError, offlineError, sessionExpiredError } from "@/lib/api-error";
import type { SessionAnswer, TokenAnswer } from "@/lib/auth-endpoints";
import type { Exclusive } from "@/lib/exclusive";
import { readClaims } from "@/lib/jwt-claims";
import type { SessionStore } from "@/lib/session-store";
import { type TokenRecord, tokenTimes } from "@/lib/token-record";

export type TokenSource = {
  session: SessionStore;
  /** Nobody changes the session cookie meanwhile. */
  exclusiveCookie: Exclusive;
  fetchToken: () => Promise<TokenAnswer>;
  fetchSession: () => Promise<SessionAnswer>;
};

/** The session changed hands during a refresh: its result belongs to nobody any more. */
export class GenerationChanged extends Error {}

export function assertCurrent(session: SessionStore, generation: string): void {
  if (session.identity()?.generation !== generation) {
    throw new GenerationChanged();
  }
}

/**
 * A new token of this generation. Throws GenerationChanged when the session changed hands,
 * "session_expired" once the server has confirmed the end, and a transient error for all the rest:
 * a failure never signs anyone out.
 */
export async function fetchTokenOf(generation: string, source: TokenSource): Promise<TokenRecord> {
  const { fetchToken, session } = source;
  assertCurrent(session, generation);
  const askedAt = Date.now();
  const answer = await fetchToken();
  assertCurrent(session, generation);
  switch (answer.kind) {
    case "token":
      return accept(answer.token, generation, askedAt, session);
    case "refused":
      return confirmEnd(generation, source);
    case "unavailable":
      throw unavailable(answer.offline, answer.retryAfterMs);
    default:
      return answer satisfies never;
  }
}

function accept(
  token: string,
  generation: string,
  askedAt: number,
  session: SessionStore,
): TokenRecord {
  const claims = readClaims(token);
  if (claims === null) {
    throw unavailable(false, null);
  }
  if (claims.user.id !== session.identity()?.user.id) {
    // The cookie is someone else's by now (a sign-in that no tab has told of): follow it.
    session.begin(claims.user);
    throw new GenerationChanged();
  }
  session.updateUser(claims.user);
  return { generation, token, ...tokenTimes(askedAt, claims.lifetimeMs) };
}

/**
 * /token may also say no because its database is down, or because the session is just being
 * replaced by another one, so the session itself is asked for, once the cookie is at rest.
 */
async function confirmEnd(generation: string, source: TokenSource): Promise<never> {
  const { exclusiveCookie, fetchSession, session } = source;
  const answer = await exclusiveCookie(async () => fetchSession());
  assertCurrent(session, generation);
  if (answer.kind === "none") {
    session.expire(generation);
    throw sessionExpiredError();
  }
  if (answer.kind === "session" && answer.user.id !== session.identity()?.user.id) {
    session.begin(answer.user);
    throw new GenerationChanged();
  }
  throw answer.kind === "session"
    ? unavailable(false, null)
    : unavailable(answer.offline, answer.retryAfterMs);
}

function unavailable(offline: boolean, retryAfterMs: number | null): ApiError {
  if (offline) {
    return offlineError();
  }
  const detail = "The sign-in service does not answer.";
  return new ApiError({ status: 503, code: "auth_unavailable", detail, retryAfterMs });
}
