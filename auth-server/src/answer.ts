/** Answers as this server gives them: always JSON, always `{message, code}` for an error. */
import { z } from "zod";

export type Answer = {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** The error's code, for the log. */
  readonly code?: string;
};

export type ErrorBody = { readonly message: string; readonly code: string };

/** What a status means where Better Auth gave no code (it leaves many bodies empty). */
const BY_STATUS: Readonly<Record<number, ErrorBody>> = {
  400: { code: "BAD_REQUEST", message: "The request could not be understood." },
  401: { code: "UNAUTHORIZED", message: "You are not signed in." },
  403: { code: "FORBIDDEN", message: "This is not allowed." },
  404: { code: "NOT_FOUND", message: "There is nothing at this address." },
  405: { code: "METHOD_NOT_ALLOWED", message: "This address does not offer that method." },
  408: { code: "REQUEST_TIMEOUT", message: "The request took too long to arrive." },
  413: { code: "PAYLOAD_TOO_LARGE", message: "The request is larger than 64 KB." },
  415: { code: "UNSUPPORTED_MEDIA_TYPE", message: "Send the body as application/json." },
  422: { code: "UNPROCESSABLE_ENTITY", message: "The request could not be carried out." },
  429: { code: "RATE_LIMITED", message: "Too many tries. Please wait a moment." },
  431: { code: "HEADERS_TOO_LARGE", message: "The headers of the request are too large." },
  503: { code: "BUSY", message: "The service is busy. Please try again in a moment." },
};
const UNKNOWN: ErrorBody = {
  code: "INTERNAL_ERROR",
  message: "Something went wrong on our side. Please try again.",
};

export const DATABASE_UNAVAILABLE: ErrorBody = {
  code: "DATABASE_UNAVAILABLE",
  message: "The service cannot reach its database. Please try again in a moment.",
};

/** What an error of this status says as well: how to be let in, when to try again. */
const ADVICE: Readonly<Record<number, readonly [string, string]>> = {
  401: ["www-authenticate", "Bearer"],
  503: ["retry-after", "2"],
};

export function jsonAnswer(status: number, body: unknown, headers: Answer["headers"] = []): Answer {
  const contentType = ["content-type", "application/json; charset=utf-8"] as const;
  return { status, headers: [contentType, ...headers], body: JSON.stringify(body) };
}

/** An error in the one form, with what its status has to say as well. */
export function errorAnswer(
  status: number,
  body: ErrorBody = BY_STATUS[status] ?? UNKNOWN,
  headers: Answer["headers"] = [],
): Answer {
  const advice = ADVICE[status];
  const isGiven = advice === undefined || headers.some(([name]) => name === advice[0]);
  const said = isGiven ? headers : [...headers, advice];
  const { message, code } = body;
  return { ...jsonAnswer(status, { message, code }, said), code };
}

const BetterAuthError = z.object({ message: z.string(), code: z.string() }).partial();

/** The error that Better Auth answered, completed where it is silent. */
export function completedError(status: number, text: string, headers: Headers): Answer {
  const known = BY_STATUS[status] ?? UNKNOWN;
  const given = status >= 500 && status !== 503 ? {} : parseError(text);
  const wait = headers.get("retry-after") ?? headers.get("x-retry-after");
  const kept: [string, string][] = wait === null ? [] : [["retry-after", wait]];
  for (const cookie of headers.getSetCookie()) {
    kept.push(["set-cookie", cookie]);
  }
  return errorAnswer(
    status,
    { message: given.message ?? known.message, code: given.code ?? known.code },
    kept,
  );
}

function parseError(text: string): Partial<ErrorBody> {
  try {
    const { message, code } = BetterAuthError.parse(JSON.parse(text));
    return {
      ...(message === undefined ? {} : { message }),
      ...(code === undefined ? {} : { code }),
    };
  } catch {
    return {};
  }
}
