import { describe, expect, test } from "vitest";
import { requireName, requireNewPassword, requirePlainBody, requireSafeImage } from "./guards.ts";

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { body?: { code?: string } }).body?.code;
  }
};

describe("a name", () => {
  test.each([
    [" Ada ", "Ada"],
    ["x".repeat(100), "x".repeat(100)],
    ["👩‍🚀".repeat(20), "👩‍🚀".repeat(20)],
    ["José Ñandú", "José Ñandú"],
    ["علي", "علي"],
  ])("%j is kept as %j", (value, expected) => {
    expect(requireName(value)).toBe(expected);
  });

  test.each([
    ["that is empty", ""],
    ["of blanks", " \t "],
    ["that is too long", "x".repeat(101)],
    ["with NUL", "a\u0000b"],
    ["with a line break", "a\nb"],
    ["with an escape sequence", "a\u001b[31mb"],
    ["with a lone surrogate", "a\ud800"],
    ["with a direction override", "a\u202eb"],
    ["with a line separator", "a\u2028b"],
    ["that is a number", 42],
    ["that is missing", null],
  ])("%s is refused", (_, value) => {
    expect(codeOf(() => requireName(value))).toBe("INVALID_NAME");
  });
});

describe("a picture", () => {
  test.each([undefined, null, "https://example.org/a.png"])("%j is fine", (value) => {
    expect(codeOf(() => requireSafeImage(value))).toBeNull();
  });

  test.each([
    "javascript:alert(1)",
    "http://example.org/a.png",
    "data:image/png;base64,AAAA",
    "a.png",
    "",
    42,
    `https://example.org/${"a".repeat(500)}`,
  ])("%j is refused", (value) => {
    expect(codeOf(() => requireSafeImage(value))).toBe("INVALID_IMAGE");
  });
});

describe("a new password", () => {
  test.each([
    ["lamp-4x", "PASSWORD_TOO_SHORT"],
    ["vi-9-xqz", null],
    ["ab-7".repeat(32), "PASSWORD_TOO_COMMON"],
    [Array.from({ length: 64 }, (_, index) => String.fromCodePoint(0x400 + index)).join(""), null],
    ["x".repeat(129), "PASSWORD_TOO_LONG"],
    ["iloveyou", "PASSWORD_TOO_COMMON"],
    [undefined, null],
  ])("%j gives %s", (value, code) => {
    expect(codeOf(() => requireNewPassword(value))).toBe(code);
  });
});

describe("a body", () => {
  test("of plain values is taken as it is", () => {
    const body = { a: "text", b: 1, c: true, d: null };

    expect(requirePlainBody(body)).toEqual(body);
  });

  test("is nested only as deep as it may be", () => {
    const body = { a: { b: ["c"] } };

    expect(requirePlainBody(body, 2)).toEqual(body);
    expect(codeOf(() => requirePlainBody(body, 1))).toBe("VALIDATION_ERROR");
  });

  test.each(['{"__proto__": "x"}', '{"a": {"__proto__": {}}}'])(
    "cannot reach a prototype: %s",
    (text) => {
      expect(codeOf(() => requirePlainBody(JSON.parse(text), 3))).toBe("VALIDATION_ERROR");
    },
  );

  test.each([
    [null],
    [[]],
    ["text"],
    [1],
    [{ a: {} }],
    [{ a: [] }],
    [{ a: "\u0000" }],
    [{ a: "\udfff" }],
    [{ "\ud800": "a" }],
  ])("%j is refused", (value) => {
    expect(codeOf(() => requirePlainBody(value))).toBe("VALIDATION_ERROR");
  });
});
