import { ApiError, offlineError, sessionExpiredError } from "@/lib/api-error";
import type { HttpMethod, Input, PathOf, Result } from "@/lib/api-types";
import { online } from "@/lib/online";
import { problemOf } from "@/lib/problem";
import { session, tokens } from "@/lib/session";

const TIMEOUT_MS = 15_000;

type RequestOptions = {
  /** Whose request this is; a repeat must never go out as somebody else. Default: who is signed in. */
  userId?: string;
  signal?: AbortSignal;
};

/**
 * Sends one request to the backend as the person signed in. A refused token is replaced once and
 * the request repeated once; a second refusal ends the session here. Throws ApiError only, or the
 * abort of the given signal.
 */
export async function api<M extends HttpMethod, P extends PathOf<M>>(
  method: M,
  path: P,
  input: Input<M, P> & RequestOptions,
): Promise<Result<M, P>> {
  // Every Input is such a record; the compiler cannot see that before M and P are known.
  const request = toRequest(method, path, input as LooseInput);
  const userId = input.userId ?? (await signedInUserId());
  const token = await tokens.token(userId);
  const sentAt = Date.now();
  let response = await send(request, token);
  if (response.status === 401) {
    const replacement = await tokens.replace(userId, token, sentAt);
    const generation = session.identity()?.generation;
    response = await send(request, replacement);
    if (response.status === 401) {
      throw endRefusedSession(generation);
    }
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  // The one place where the OpenAPI document is believed: the contract tests hold the backend to it.
  return (await bodyOf(response)) as Result<M, P>;
}

/**
 * The central handler of authentication failures: the backend refuses even a fresh token, so the
 * session is over. ProtectedRoute leads to the login form; drafts stay.
 */
function endRefusedSession(generation: string | undefined): ApiError {
  if (generation !== undefined) {
    session.expire(generation);
  }
  return sessionExpiredError();
}

async function signedInUserId(): Promise<string> {
  await session.settled();
  const identity = session.identity();
  if (identity === null) {
    throw sessionExpiredError();
  }
  return identity.user.id;
}

type PreparedRequest = { url: string; init: RequestInit; signal: AbortSignal | undefined };

type LooseInput = RequestOptions & {
  path?: Record<string, string>;
  query?: Record<string, string | number | boolean | null | undefined>;
  body?: unknown;
};

function toRequest(method: HttpMethod, path: string, input: LooseInput): PreparedRequest {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(input.path?.[name] ?? ""),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== null && value !== undefined) {
      query.set(name, String(value));
    }
  }
  const init: RequestInit = { method: method.toUpperCase(), cache: "no-store" };
  if (input.body !== undefined) {
    init.body = JSON.stringify(input.body);
    const type = method === "patch" ? "application/merge-patch+json" : "application/json";
    init.headers = { "Content-Type": type };
  }
  const url = query.size === 0 ? filled : `${filled}?${query.toString()}`;
  return { url, init, signal: input.signal };
}

async function send({ url, init, signal }: PreparedRequest, token: string): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const headers = new Headers(init.headers);
  headers.set("Accept", "application/json");
  headers.set("Authorization", `Bearer ${token}`);
  try {
    const response = await fetch(url, {
      ...init,
      headers,
      credentials: "omit",
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    online.reportReachable();
    return response;
  } catch (error) {
    signal?.throwIfAborted();
    throw unanswered(error);
  }
}

function unanswered(error: unknown): ApiError {
  if (error instanceof TypeError) {
    online.reportUnreachable();
    return offlineError();
  }
  const detail = "The server took too long to answer.";
  return new ApiError({ status: 0, code: "timeout", detail });
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) {
    return undefined;
  }
  try {
    // Response.json is typed `any`; from here on it is unknown until it is checked.
    return (await response.json()) as unknown;
  } catch (error) {
    throw unanswered(error);
  }
}
