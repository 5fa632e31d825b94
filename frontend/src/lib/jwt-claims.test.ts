import { expect, test } from "vitest";
import { readClaims } from "@/lib/jwt-claims";

const CLAIMS = {
  sub: "u1",
  sid: "s1",
  iat: 1000,
  exp: 1900,
  name: "Zoë 日本",
  email: "zoe@example.org",
  email_verified: true,
};

function token(claims: unknown): string {
  return `header.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.signature`;
}

test("the claims say whose token it is and how long it lives", () => {
  expect(readClaims(token(CLAIMS))).toEqual({
    user: { id: "u1", name: "Zoë 日本", email: "zoe@example.org", emailVerified: true },
    lifetimeMs: 900_000,
  });
});

test.each([
  ["no token", ""],
  ["no JSON", "a.b.c"],
  ["no base64", "a.%%%.c"],
  ["a list", token([])],
  ["no subject", token({ ...CLAIMS, sub: undefined })],
  ["no end", token({ ...CLAIMS, exp: "later" })],
  ["an end before its beginning", token({ ...CLAIMS, exp: 1000 })],
])("%s is no token", (_, text) => {
  expect(readClaims(text)).toBeNull();
});
