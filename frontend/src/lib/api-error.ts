/** One invalid value of a refused payload: `pointer` is the JSON pointer of the field. */
export type FieldError = { pointer: string; code: string; detail: string };

type ApiErrorInit = {
  status: number;
  code: string;
  detail: string;
  errors?: readonly FieldError[];
  requestId?: string | null;
  retryAfterMs?: number | null;
};

/** Every failure of a request, also those without an answer (status 0, code "offline" or "timeout"). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  readonly requestId: string | null;
  readonly retryAfterMs: number | null;

  constructor(init: ApiErrorInit) {
    super(`${init.code}: ${init.detail}`);
    this.name = "ApiError";
    this.status = init.status;
    this.code = init.code;
    this.detail = init.detail;
    this.errors = init.errors ?? [];
    this.requestId = init.requestId ?? null;
    this.retryAfterMs = init.retryAfterMs ?? null;
  }
}

const TRANSIENT_STATUS = new Set([0, 408, 425, 429, 502, 503, 504]);

/** True where the same request may well succeed later; a refusal never does. */
export function isTransient(error: unknown): boolean {
  return error instanceof ApiError && TRANSIENT_STATUS.has(error.status);
}

export function offlineError(): ApiError {
  return new ApiError({ status: 0, code: "offline", detail: "The server could not be reached." });
}

/** The person's session is over (or changed hands): the page moves on to the login form by itself. */
export function sessionExpiredError(): ApiError {
  return new ApiError({ status: 401, code: "session_expired", detail: "The session has ended." });
}

export function isSessionExpired(error: unknown): boolean {
  return error instanceof ApiError && error.code === "session_expired";
}
