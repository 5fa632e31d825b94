import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createRenewal } from "./signature.ts";
import { Browser, newEmail, PASSWORD, send } from "./testing/client.ts";
import { SECRET } from "./testing/server.ts";
import { serverForTest, setStage } from "./testing/stage.ts";

const stage = setStage();

const newSecret = () => randomBytes(36).toString("base64");

describe("a replaced secret", () => {
  test("keeps cookies and bearer tokens valid while it is named", async () => {
    const { browser, email } = await stage.signedUp();
    const json = { email, password: PASSWORD };
    const signedIn = await send(stage.server.address, "/sign-in/email", { json });
    const authorization = `Bearer ${(signedIn.body as { token: string }).token}`;
    const server = await serverForTest(stage.database.url, {
      BETTER_AUTH_SECRET: newSecret(),
      BETTER_AUTH_PREVIOUS_SECRETS: `${newSecret()},${SECRET}`,
    });

    const other = new Browser(server.address);
    for (const [name, value] of browser.cookies) {
      other.cookies.set(name, value);
    }
    const bearer = await send(server.address, "/get-session", { headers: { authorization } });

    expect((await other.send("/get-session")).body).toMatchObject({ user: { email } });
    expect((await other.send("/token")).status).toBe(200);
    expect(bearer.body).toMatchObject({ user: { email } });
  });

  test("is worth nothing once it is dropped", async () => {
    const { browser } = await stage.signedUp();
    const server = await serverForTest(stage.database.url, { BETTER_AUTH_SECRET: newSecret() });

    const other = new Browser(server.address);
    for (const [name, value] of browser.cookies) {
      other.cookies.set(name, value);
    }

    expect((await other.send("/get-session")).body).toBeNull();
  });
});

describe("the renewal", () => {
  test("leaves alone what no previous secret signed", () => {
    const renew = createRenewal(newSecret(), [newSecret()]);
    const forged = randomBytes(32).toString("base64");
    const email = newEmail();

    for (const header of [
      `daymark.session_token=abc.${encodeURIComponent(forged)}; theme=dark`,
      `Bearer abc.${forged}`,
      "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
      `a=b; email=${email}; broken=%E0%A4%A; =`,
      "",
    ]) {
      expect(renew(header)).toBe(header);
    }
  });
});
