import { expect, test } from "vitest";
import { type AuthFailure, failedResult } from "@/lib/auth-errors";

const NONE = new Map();

function failure(part: Partial<AuthFailure>): AuthFailure {
  return { code: "", serverMessage: "", status: 400, retryAfterMs: null, ...part };
}

test.each([
  ["USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL", "email"],
  ["INVALID_NAME", "name"],
  ["PASSWORD_TOO_SHORT", "password"],
  ["INVALID_PASSWORD", "currentPassword"],
  ["INVALID_EMAIL_OR_PASSWORD", null],
])("%s is shown beside the field it is about", (code, field) => {
  expect(failedResult(failure({ code }), NONE)).toMatchObject({ ok: false, code, field });
});

test("a form says where it has its password", () => {
  const fields = new Map([["password", "newPassword"]] as const);

  const result = failedResult(failure({ code: "PASSWORD_TOO_SHORT" }), fields);

  expect(result).toMatchObject({ field: "newPassword" });
});

test("a validation error is understood, and the server's words are not shown", () => {
  const serverMessage = "[body.email] Invalid email address; [body.password] Invalid input";

  const result = failedResult(failure({ code: "VALIDATION_ERROR", serverMessage }), NONE);

  expect(result).toMatchObject({ field: "email" });
  expect(JSON.stringify(result)).not.toContain("[body");
});

test.each([
  [null, "Too many tries. Try again in a moment."],
  [1000, "Too many tries. Try again in a moment."],
  [42_000, "Too many tries. Try again in 42 seconds."],
  [600_000, "Too many tries. Try again in 10 minutes."],
])("a limit says how long to wait: %s", (retryAfterMs, message) => {
  const result = failedResult(failure({ code: "RATE_LIMITED", retryAfterMs }), NONE);

  expect(result).toMatchObject({ message });
});

test("an unknown code has a sentence too", () => {
  expect(failedResult(failure({ code: "SOMETHING_NEW" }), NONE)).toMatchObject({
    message: "Something went wrong on our side. Try again.",
  });
});
