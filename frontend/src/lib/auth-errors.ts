import type { AuthField, Failure } from "@/types/auth";

export type Known = { message: string; field: AuthField | null };

const LATER = "Try again in a moment.";

export function about(field: AuthField | null, message: string): Known {
  return { field, message };
}

/** Better Auth's codes, ours among them, in words for people and beside the field they are about. */
const KNOWN: ReadonlyMap<string, Known> = new Map([
  [
    "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL",
    about("email", "There is already an account with this email. Sign in instead."),
  ],
  [
    // What the slower of two sign-ups with the same address is told.
    "FAILED_TO_CREATE_USER",
    about(
      "email",
      "The account could not be created. Perhaps there is one already: try to sign in.",
    ),
  ],
  ["INVALID_EMAIL_OR_PASSWORD", about(null, "Email or password is wrong. Check both.")],
  [
    "INVALID_EMAIL",
    about("email", "This is not an email address. It looks like name@example.org."),
  ],
  ["INVALID_NAME", about("name", "A name has 1 to 100 characters, all of them visible.")],
  ["PASSWORD_TOO_SHORT", about("password", "A password needs at least 8 characters.")],
  ["PASSWORD_TOO_LONG", about("password", "A password has at most 128 characters.")],
  [
    "PASSWORD_TOO_COMMON",
    about("password", "Others would guess this password first. Choose another one."),
  ],
  ["INVALID_PASSWORD", about("currentPassword", "This is not your current password.")],
  ["INVALID_TOKEN", about(null, "This link is used up or too old. Ask for a new one.")],
  ["UNAUTHORIZED", about(null, "Your session has ended. Sign in again.")],
  ["BUSY", about(null, `Many people are signing in right now. ${LATER}`)],
  ["DATABASE_UNAVAILABLE", about(null, `The service cannot reach its database. ${LATER}`)],
  ["OFFLINE", about(null, "The server cannot be reached. Check your connection and try again.")],
  ["TIMEOUT", about(null, `The server took too long to answer. ${LATER}`)],
]);

/** Words in Better Auth's validation message that name the field, in the order of the forms. */
const VALIDATED_FIELDS: readonly [string, AuthField, string][] = [
  ["[body.name]", "name", "Give your name."],
  ["[body.email]", "email", "This is not an email address. It looks like name@example.org."],
  ["[body.password]", "password", "Give your password."],
  ["[body.currentPassword]", "currentPassword", "Give your current password."],
  ["[body.newEmail]", "newEmail", "This is not an email address. It looks like name@example.org."],
  ["[body.newPassword]", "newPassword", "Give a new password."],
];

const UNEXPECTED = about(null, "Something went wrong on our side. Try again.");

export type AuthFailure = {
  /** 0 where there was no answer. */
  status: number;
  code: string;
  /** The server's own words: only read for the names of fields in them, never shown. */
  serverMessage: string;
  retryAfterMs: number | null;
  /** What a code means that only some pages meet. */
  known?: Known | undefined;
};

/** The result of a refused or failed call, for a form that has its passwords in these fields. */
export function failedResult(
  { code, known: given, serverMessage, retryAfterMs, status }: AuthFailure,
  fields: ReadonlyMap<AuthField, AuthField>,
): Failure {
  const known =
    code === "VALIDATION_ERROR" ? validation(serverMessage) : (given ?? KNOWN.get(code));
  const { field, message } = known ?? ofStatus(status);
  const isLimited = code === "RATE_LIMITED" || status === 429;
  const shown = isLimited ? rateLimited(retryAfterMs) : message;
  const place = field === null ? null : (fields.get(field) ?? field);
  return { ok: false, code, message: shown, field: place };
}

function validation(serverMessage: string): Known {
  const found = VALIDATED_FIELDS.find(([name]) => serverMessage.includes(name));
  return found === undefined
    ? about(null, "Something in the form is missing or wrong. Check it and try again.")
    : about(found[1], found[2]);
}

/** For answers of something in between that does not speak in Better Auth's codes. */
function ofStatus(status: number): Known {
  return status >= 502
    ? about(null, `The service cannot be reached right now. ${LATER}`)
    : UNEXPECTED;
}

function rateLimited(retryAfterMs: number | null): string {
  if (retryAfterMs === null || retryAfterMs <= 1000) {
    return `Too many tries. ${LATER}`;
  }
  const seconds = Math.ceil(retryAfterMs / 1000);
  const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return `Too many tries. Try again in ${wait}.`;
}
