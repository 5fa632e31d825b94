import { createHmac, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { signHs256, tokenClaims } from "./token.ts";

const NOW = Date.UTC(2026, 0, 1, 12, 0, 0, 750);
const ISSUED = Math.floor(NOW / 1000);
const USER = {
  id: "7f3c1c52-3a0e-4c55-9a39-3f0e6c1c9f10",
  email: "ada@example.org",
  emailVerified: true,
  name: "Ada",
};

const claims = (secondsLeft: number) =>
  tokenClaims(
    { user: USER, session: { id: "session", expiresAt: new Date(NOW + secondsLeft * 1000) } },
    900,
    NOW,
  );

describe("the claims of an access token", () => {
  test("name user, session and time", () => {
    const { jti, ...rest } = claims(86_400);

    expect(rest).toEqual({
      sub: USER.id,
      sid: "session",
      iat: ISSUED,
      exp: ISSUED + 900,
      email: USER.email,
      email_verified: true,
      name: "Ada",
    });
    expect(jti).toMatch(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
  });

  test("are never the same twice", () => {
    expect(claims(86_400).jti).not.toBe(claims(86_400).jti);
  });

  test.each([
    [30, ISSUED + 30],
    [899, ISSUED + 899],
    [900, ISSUED + 900],
    [901, ISSUED + 900],
  ])("of a session with %i seconds left end no later than it", (secondsLeft, expected) => {
    expect(claims(secondsLeft).exp).toBe(expected);
  });
});

describe("HS256", () => {
  test("is the HMAC of header and payload with the raw key, named in the header", async () => {
    const key = new Uint8Array(randomBytes(32));

    const token = await signHs256({ sub: "a" }, { kid: "k7", key });

    const [header = "", payload = "", signature] = token.split(".");
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({
      alg: "HS256",
      kid: "k7",
      typ: "JWT",
    });
    expect(Buffer.from(payload, "base64url").toString()).toBe('{"sub":"a"}');
    expect(signature).toBe(
      createHmac("sha256", key).update(`${header}.${payload}`).digest("base64url"),
    );
  });
});
