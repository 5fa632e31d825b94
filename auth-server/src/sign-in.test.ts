import { describe, expect, test } from "vitest";
import { Browser, newEmail, PASSWORD, send } from "./testing/client.ts";
import { refused, setStage } from "./testing/stage.ts";

const stage = setStage();

describe("sign-in", () => {
  test("works with the right password and remembers where from", async () => {
    const { email } = await stage.signedUp();
    const browser = new Browser(stage.server.address, {
      "x-client-ip": "203.0.113.7",
      "user-agent": "T",
    });

    const answer = await browser.signIn(email);

    expect([answer.status, answer.body]).toMatchObject([200, { token: null, user: { email } }]);
    expect((await browser.send("/get-session")).body).toMatchObject({
      session: { ipAddress: "203.0.113.7", userAgent: "T" },
    });
  });

  test("gives the same answer for a wrong password and for an unknown address", async () => {
    const { email } = await stage.signedUp();

    const wrong = await stage.open().signIn(email, "another-lantern-1");
    const unknown = await stage.open().signIn(newEmail(), "another-lantern-1");

    expect([wrong.status, wrong.body]).toEqual(refused(401, "INVALID_EMAIL_OR_PASSWORD"));
    expect([unknown.status, unknown.text]).toEqual([wrong.status, wrong.text]);
  });

  test("keeps the cookie for the browser's session only, when asked not to remember", async () => {
    const { email } = await stage.signedUp();

    const answer = await stage.open().send("/sign-in/email", {
      json: { email, password: PASSWORD, rememberMe: false },
    });

    const cookie = answer.headers.getSetCookie().find((line) => line.includes("session_token"));
    expect(cookie).toMatch(/^daymark\.session_token=/);
    expect(cookie).not.toContain("Max-Age");
  });

  test("answers a form of another site with 415", async () => {
    const answer = await send(stage.server.address, "/sign-in/email", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "content-length": "0" },
    });
    const filled = await fetch(`${stage.server.address}/api/auth/sign-in/email`, {
      method: "POST",
      body: new URLSearchParams({ email: "a@example.org", password: PASSWORD }),
    });

    expect(answer.status).toBe(400);
    expect([filled.status, await filled.json()]).toEqual(refused(415, "UNSUPPORTED_MEDIA_TYPE"));
  });

  test.each([
    ["of another origin", { origin: "https://evil.example" }],
    ["of a look-alike origin", { origin: "http://localhost:3000.evil.example" }],
    ["of a sandboxed page", { origin: "null", "sec-fetch-site": "cross-site" }],
  ])("refuses a request %s", async (_, headers) => {
    const { browser } = await stage.signedUp();

    const answer = await browser.send("/sign-out", { json: {}, headers });

    expect(answer.status).toBe(403);
    expect((await browser.send("/get-session")).body).not.toBeNull();
  });
});
