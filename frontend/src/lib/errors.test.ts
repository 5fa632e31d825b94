import { expect, test } from "vitest";
import { ApiError, offlineError } from "@/lib/api-error";
import { SENTENCES, sentence } from "@/lib/errors";

function error(status: number, code: string): ApiError {
  return new ApiError({ status, code, detail: "internal words" });
}

test.each(Object.entries(SENTENCES))("%s is a sentence", (code, text) => {
  expect(sentence(error(500, code))).toBe(text);
  expect(text).toMatch(/^[A-Z].*[.!]$/);
});

test("an invalid value is explained in the server's words for it", () => {
  const errors = [{ pointer: "/title", code: "too_long", detail: "May have 500 characters." }];
  const invalid = new ApiError({ status: 422, code: "validation", detail: "no", errors });

  expect(sentence(invalid)).toBe("May have 500 characters.");
});

test.each([
  ["no network", offlineError(), SENTENCES.offline],
  ["a proxy without a backend", error(502, "unexpected_answer"), SENTENCES.unavailable],
  ["an unknown code of an overloaded server", error(503, "new_code"), SENTENCES.unavailable],
  ["a bug", new Error("undefined is not a function"), SENTENCES.internal],
])("%s never shows its inside", (_, reason, expected) => {
  expect(sentence(reason)).toBe(expected);
});
