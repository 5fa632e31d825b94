import { describe, expect, test } from "vitest";
import { checkEmail, checkKnownPassword, checkName, checkNewPassword, findings } from "./Checks";

test.each(["ada@example.com", " ada@example.com ", "a.b+c@sub.example.co"])(
  "an address is taken: %s",
  (email) => {
    expect(checkEmail(email)).toBeUndefined();
  },
);

test.each(["ada", "ada@", "@example.com", "ada@example", "a da@example.com"])(
  "an incomplete address is explained: %s",
  (email) => {
    expect(checkEmail(email)).toContain("name@example.com");
  },
);

describe("a new password", () => {
  test("of 8 to 128 characters is taken", () => {
    expect(checkNewPassword("12345678")).toBeUndefined();
    expect(checkNewPassword("x".repeat(128))).toBeUndefined();
  });

  test.each([
    ["", "at least 8"],
    ["a", "1 character."],
    ["1234567", "7 characters"],
    ["x".repeat(129), "at most 128"],
  ])("otherwise says what to do: %s", (password, expected) => {
    expect(checkNewPassword(password)).toContain(expected);
  });
});

test("only what is wrong is reported", () => {
  const verdicts = { name: checkName(" "), password: checkKnownPassword("anything") };

  expect(Object.keys(findings(verdicts))).toEqual(["name"]);
});
