import { parseUser } from "@/lib/identity";
import { online } from "@/lib/online";
import { isRecord } from "@/lib/parse";
import { retryAfterMs } from "@/lib/retry-after";
import type { AuthUser } from "@/types/auth";

/** `refused` is the server's own no (401, 403); `unavailable` says nothing about the session. */
export type TokenAnswer =
  | { kind: "token"; token: string }
  | { kind: "refused" }
  | { kind: "unavailable"; offline: boolean; retryAfterMs: number | null };

export type SessionAnswer =
  | { kind: "session"; user: AuthUser; sessionId: string }
  | { kind: "none" }
  | { kind: "unavailable"; offline: boolean; retryAfterMs: number | null };

const TIMEOUT_MS = 10_000;

export async function fetchToken(): Promise<TokenAnswer> {
  const answer = await get("/api/auth/token");
  if (answer.kind !== "body") {
    return answer;
  }
  const token = isRecord(answer.body) ? answer.body["token"] : undefined;
  return typeof token === "string"
    ? { kind: "token", token }
    : { kind: "unavailable", offline: false, retryAfterMs: null };
}

/** Asks whether the cookie still stands for a session: the only answer that may sign anyone out. */
export async function fetchSession(): Promise<SessionAnswer> {
  const answer = await get("/api/auth/get-session");
  if (answer.kind === "refused" || (answer.kind === "body" && answer.body === null)) {
    return { kind: "none" };
  }
  if (answer.kind === "unavailable") {
    return answer;
  }
  const session = isRecord(answer.body) ? answer.body["session"] : undefined;
  const user = isRecord(answer.body) ? parseUser(answer.body["user"]) : null;
  const sessionId = isRecord(session) ? session["id"] : undefined;
  return user !== null && typeof sessionId === "string"
    ? { kind: "session", user, sessionId }
    : { kind: "unavailable", offline: false, retryAfterMs: null };
}

type Answer =
  | { kind: "body"; body: unknown }
  | { kind: "refused" }
  | { kind: "unavailable"; offline: boolean; retryAfterMs: number | null };

async function get(path: string): Promise<Answer> {
  try {
    const response = await fetch(path, {
      cache: "no-store",
      credentials: "same-origin",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    online.reportReachable();
    if (response.status === 401 || response.status === 403) {
      return { kind: "refused" };
    }
    if (!response.ok) {
      const wait = retryAfterMs(response.headers, Date.now());
      return { kind: "unavailable", offline: false, retryAfterMs: wait };
    }
    // Response.json is typed `any`; from here on it is unknown until it is checked.
    return { kind: "body", body: (await response.json()) as unknown };
  } catch (error) {
    const offline = error instanceof TypeError;
    if (offline) {
      online.reportUnreachable();
    }
    return { kind: "unavailable", offline, retryAfterMs: null };
  }
}
