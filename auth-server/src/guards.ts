/** What a person may send: the limits that Better Auth leaves open. Each guard throws a refusal. */
import { isCommonPassword } from "./common-password.ts";
import { refusal } from "./refusal.ts";

const NAME_MAXIMUM = 100;
const EMAIL_MAXIMUM = 254;
const IMAGE_MAXIMUM = 500;
const PASSWORD_MINIMUM = 8;
export const PASSWORD_MAXIMUM = 128;

export type Body = Readonly<Record<string, unknown>>;

/** The name as it is stored: trimmed, 1 to 100 characters, no control characters. */
export function requireName(value: unknown): string {
  const name = typeof value === "string" ? value.trim() : "";
  const length = [...name].length;
  // Control and format characters (line breaks, NUL, bidirectional overrides) and lone surrogates.
  const isPrintable = !/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(name);
  if (length < 1 || length > NAME_MAXIMUM || !isPrintable) {
    throw refusal("BAD_REQUEST", "INVALID_NAME", `Give a name of 1 to ${NAME_MAXIMUM} characters.`);
  }
  return name;
}

export function requireShortEmail(value: unknown): void {
  if (typeof value === "string" && value.length > EMAIL_MAXIMUM) {
    throw refusal("BAD_REQUEST", "INVALID_EMAIL", "Invalid email");
  }
}

/** No picture, or the address of one that a page can show safely. */
export function requireSafeImage(value: unknown): void {
  if (value === undefined || value === null) {
    return;
  }
  const isSafe =
    typeof value === "string" &&
    value.length <= IMAGE_MAXIMUM &&
    URL.canParse(value) &&
    new URL(value).protocol === "https:";
  if (!isSafe) {
    throw refusal("BAD_REQUEST", "INVALID_IMAGE", "A picture must be an https address.");
  }
}

/** A password that is new: long enough, and none that everybody tries first. */
export function requireNewPassword(value: unknown, personal: readonly string[] = []): void {
  if (typeof value !== "string") {
    return; // Better Auth answers for what is missing or of the wrong type.
  }
  if (value.length < PASSWORD_MINIMUM) {
    throw refusal("BAD_REQUEST", "PASSWORD_TOO_SHORT", "Password too short");
  }
  if (value.length > PASSWORD_MAXIMUM) {
    throw refusal("BAD_REQUEST", "PASSWORD_TOO_LONG", "Password too long");
  }
  if (isCommonPassword(value, personal)) {
    throw refusal(
      "BAD_REQUEST",
      "PASSWORD_TOO_COMMON",
      "This password is one of the first that others would try. Choose another one.",
    );
  }
}

/** Whoever deletes the account must know its password; Better Auth asks only sessions that are old. */
export function requirePassword(value: unknown): void {
  if (typeof value !== "string" || value === "") {
    throw refusal("BAD_REQUEST", "VALIDATION_ERROR", "[body.password] The password is required");
  }
}

/** Plain values, and objects and lists of them down to this depth. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === "string") {
    return value.isWellFormed() && !value.includes("\0");
  }
  if (typeof value !== "object" || value === null) {
    return value === null || typeof value === "number" || typeof value === "boolean";
  }
  return depth > 0 && Object.entries(value).every((pair) => isPlainPair(pair, depth - 1));
}

function isPlainPair([key, value]: readonly [string, unknown], depth: number): boolean {
  return key !== "__proto__" && isPlain(key, 0) && isPlain(value, depth);
}

/** The body as an object of plain values; only what authenticators say is nested, to a known depth. */
export function requirePlainBody(value: unknown, depth = 0): Body {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  const pairs = isObject ? Object.entries(value) : [];
  if (!isObject || !pairs.every((pair) => isPlainPair(pair, depth))) {
    throw refusal(
      "BAD_REQUEST",
      "VALIDATION_ERROR",
      "[body] Expected an object of texts, numbers and booleans without unprintable characters",
    );
  }
  return Object.fromEntries(pairs);
}
