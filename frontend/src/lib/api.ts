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
  const response = await sendAs(userId, request);
  // The one place where the OpenAPI document is believed: the contract tests hold the backend to it.
  return (await bodyOf(response)) as Result<M, P>;
}

/** A file of the backend, and the name that it comes with. Throws as `api` does. */
export async function apiFile<P extends PathOf<"get">>(
  path: P,
  input: Input<"get", P> & RequestOptions,
): Promise<{ blob: Blob; name: string | null }> {
  const request = toRequest("get", path, input as LooseInput);
  const userId = input.userId ?? (await signedInUserId());
  const response = await sendAs(userId, { ...request, isStream: true });
  const disposition = response.headers.get("Content-Disposition") ?? "";
  try {
    const name = /filename="([^"]+)"/u.exec(disposition)?.[1] ?? null;
    return { blob: await response.blob(), name };
  } catch (error) {
    throw unanswered(error);
  }
}

/**
 * Opens the stream of wake-ups (GET /api/v1/events) as this person; `lastSeen` is the last number
 * that it has told. The signal ends it. Throws as `api` does.
 */
export async function openEvents(
  userId: string,
  lastSeen: number | null,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const headers: Record<string, string> = { Accept: "text/event-stream" };
  if (lastSeen !== null) {
    headers["Last-Event-ID"] = String(lastSeen);
  }
  const init = { headers, cache: "no-store" } as const;
  const { body } = await sendAs(userId, { url: "/api/v1/events", init, signal, isStream: true });
  if (body === null) {
    throw offlineError();
  }
  return body;
}

async function sendAs(userId: string, request: PreparedRequest): Promise<Response> {
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
  return response;
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

type PreparedRequest = {
  url: string;
  init: RequestInit & { headers?: Record<string, string> };
  signal: AbortSignal | undefined;
  /** A stream may take for ever, its beginning may not. */
  isStream?: boolean;
};

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
  const init: PreparedRequest["init"] = { method: method.toUpperCase(), cache: "no-store" };
  if (input.body !== undefined) {
    init.body = JSON.stringify(input.body);
    const type = method === "patch" ? "application/merge-patch+json" : "application/json";
    init.headers = { "Content-Type": type };
  }
  const url = query.size === 0 ? filled : `${filled}?${query.toString()}`;
  return { url, init, signal: input.signal };
}

async function send(request: PreparedRequest, token: string): Promise<Response> {
  const { init, isStream = false, signal, url } = request;
  const headers = new Headers({ Accept: "application/json", ...init.headers });
  headers.set("Authorization", `Bearer ${token}`);
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), TIMEOUT_MS);
  const signals = [deadline.signal, ...(signal === undefined ? [] : [signal])];
  try {
    const response = await fetch(url, {
      ...init,
      headers,
      credentials: "omit",
      signal: AbortSignal.any(signals),
    });
    online.reportReachable();
    if (isStream) {
      clearTimeout(timer);
    }
    return response;
  } catch (error) {
    clearTimeout(timer);
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
