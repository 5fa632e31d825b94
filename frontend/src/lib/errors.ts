import { ApiError } from "@/lib/api-error";

const RETRY = "Try again in a moment.";
const UNEXPECTED = "Something went wrong on our side. Try again; what you typed is still here.";
const RELOAD = "This page is out of date. Reload it and try again.";

/** The codes that `lib/api.ts` gives by itself, where there was no answer or no session. */
type ClientCode = "offline" | "timeout" | "session_expired" | "auth_unavailable";

/** The codes of the backend's problem documents; they are public and never change. */
type ProblemCode =
  | "internal"
  | "bad_request"
  | "malformed_body"
  | "unauthenticated"
  | "invalid_token"
  | "forbidden_origin"
  | "not_found"
  | "method_not_allowed"
  | "request_timeout"
  | "conflict"
  | "id_taken"
  | "name_taken"
  | "sync_cursor_expired"
  | "version_conflict"
  | "content_too_large"
  | "unsupported_media_type"
  | "validation"
  | "unavailable"
  | "database_unavailable"
  | "auth_server_unavailable"
  | "overloaded";

/**
 * Every code in words for people: what happened, and what to do.
 * @internal exported for the test that holds them to the backend's codes
 */
export const SENTENCES: Readonly<Record<ClientCode | ProblemCode, string>> = {
  offline: "The server cannot be reached. Check your connection and try again.",
  timeout: `The server took too long to answer. ${RETRY}`,
  session_expired: "Your session has ended. Sign in again.",
  auth_unavailable: `The sign-in service does not answer. ${RETRY}`,
  internal: UNEXPECTED,
  bad_request: RELOAD,
  malformed_body: RELOAD,
  unauthenticated: "Your session has ended. Sign in again.",
  invalid_token: "Your session has ended. Sign in again.",
  forbidden_origin: RELOAD,
  not_found:
    "It is not there any more. Perhaps it was removed in another tab or on another device.",
  method_not_allowed: RELOAD,
  request_timeout: `It took too long to reach the server. ${RETRY}`,
  conflict: "It was changed elsewhere at the same time. Look at it again and repeat your change.",
  id_taken: "It could not be stored under its number. Add it once more.",
  name_taken: "There is already one with this name. Choose another name.",
  sync_cursor_expired: RELOAD,
  version_conflict: "It was changed elsewhere meanwhile. Look at it again and repeat your change.",
  content_too_large: "It is too large to be stored. Shorten it and try again.",
  unsupported_media_type: RELOAD,
  validation: "Something in it cannot be stored as it is. Check it and try again.",
  unavailable: `The service cannot be reached right now. ${RETRY}`,
  database_unavailable: `The service cannot reach its database right now. ${RETRY}`,
  auth_server_unavailable: `The sign-in service cannot be reached right now. ${RETRY}`,
  overloaded: `The service is busy right now. ${RETRY}`,
};

/** What went wrong, in a sentence for people; never a code, a number or a stack. */
export function sentence(error: unknown): string {
  if (!(error instanceof ApiError)) {
    return UNEXPECTED;
  }
  const [fieldError] = error.errors;
  if (error.code === "validation" && fieldError !== undefined) {
    return fieldError.detail;
  }
  return isKnown(error.code) ? SENTENCES[error.code] : sentenceOfStatus(error.status);
}

function isKnown(code: string): code is keyof typeof SENTENCES {
  return Object.hasOwn(SENTENCES, code);
}

/** For answers of something in between that has no codes, such as a proxy. */
function sentenceOfStatus(status: number): string {
  if (status === 429 || status >= 502) {
    return SENTENCES.unavailable;
  }
  return status === 413 ? SENTENCES.content_too_large : UNEXPECTED;
}
