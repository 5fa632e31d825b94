import { ApiError, offlineError, sessionExpiredError } from "@/lib/api-error";
import { type AuthFailure, failedResult } from "@/lib/auth-errors";
import { type AuthClient, loadAuthClient } from "@/lib/load-auth-client";
import { isRecord } from "@/lib/parse";
import { retryAfterMs } from "@/lib/retry-after";
import type { AuthField, AuthResult, ValueResult } from "@/types/auth";

/** Passed to a call of the Better Auth client, which shows no headers in its own errors. */
type ErrorListener = { onError: (context: { response: Response }) => void };

type Answer = {
  data: unknown;
  error: { code?: string | undefined; message?: string | undefined; status: number } | null;
};

export type AuthCall = (client: AuthClient, listener: ErrorListener) => Promise<unknown>;

export type AuthAnswer = { ok: true; data: unknown } | { ok: false; failure: AuthFailure };

const SAME_FIELDS: ReadonlyMap<AuthField, AuthField> = new Map();

/** One call of the Better Auth client: never throws, not even where the network is gone. */
export async function callAuth(call: AuthCall): Promise<AuthAnswer> {
  let wait: number | null = null;
  const onError: ErrorListener["onError"] = ({ response }) => {
    wait = retryAfterMs(response.headers, Date.now());
  };
  try {
    const answer = await call(await loadAuthClient(), { onError });
    if (!isAnswer(answer)) {
      return failed({ code: "UNEXPECTED_ANSWER" });
    }
    const { data, error } = answer;
    if (error === null) {
      return { ok: true, data };
    }
    const { code = "UNEXPECTED_ANSWER", message: serverMessage = "", status } = error;
    return failed({ code, serverMessage, status, retryAfterMs: wait });
  } catch (error) {
    return failed({ code: error instanceof TypeError ? "OFFLINE" : "TIMEOUT" });
  }
}

/** What such a call read, or throws an ApiError. */
export function toData(answer: AuthAnswer): unknown {
  if (!answer.ok) {
    throw toApiError(answer.failure);
  }
  return answer.data;
}

/** The answer as a form wants it; `fields` says where this form has which of its passwords. */
export function toResult(
  answer: AuthAnswer,
  fields: ReadonlyMap<AuthField, AuthField> = SAME_FIELDS,
): AuthResult {
  return answer.ok ? { ok: true } : failedResult(answer.failure, fields);
}

/** The same with what `read` finds in the answer; null says that it is no answer to this call. */
export function toValue<T>(
  answer: AuthAnswer,
  read: (data: unknown) => T | null,
  fields: ReadonlyMap<AuthField, AuthField> = SAME_FIELDS,
): ValueResult<T> {
  if (!answer.ok) {
    return failedResult(answer.failure, fields);
  }
  const value = read(answer.data);
  return value === null
    ? failedResult(failure({ code: "UNEXPECTED_ANSWER" }), fields)
    : { ok: true, value };
}

/** The same for what is read rather than sent: queries tell transient failures by the status. */
function toApiError({ code, retryAfterMs, serverMessage, status }: AuthFailure): ApiError {
  if (code === "OFFLINE") {
    return offlineError();
  }
  if (status === 401) {
    return sessionExpiredError();
  }
  const known = status === 0 || status >= 500 || status === 429;
  return new ApiError({
    status,
    code: known ? "auth_unavailable" : "unexpected_answer",
    detail: serverMessage,
    retryAfterMs,
  });
}

function failure(part: Partial<AuthFailure> & { code: string }): AuthFailure {
  return { status: 0, serverMessage: "", retryAfterMs: null, ...part };
}

function failed(part: Partial<AuthFailure> & { code: string }): AuthAnswer {
  return { ok: false, failure: failure(part) };
}

function isAnswer(value: unknown): value is Answer {
  return isRecord(value) && (value["error"] === null || isRecord(value["error"]));
}
