import { describe, expect, test } from "vitest";
import { type Browser, PASSWORD, send } from "./testing/client.ts";
import { codeOf } from "./testing/codes.ts";
import { halfSignedIn, prepare, protectedPerson, tryCode } from "./testing/second-factor.ts";
import { refused, setStage } from "./testing/stage.ts";

const stage = setStage();

const isSignedIn = async (browser: Browser) => (await browser.send("/get-session")).body !== null;

describe("the second step", () => {
  test("is off until a person switches it on", async () => {
    const { browser, email } = await stage.signedUp();

    expect((await browser.send("/get-session")).body).toMatchObject({
      user: { twoFactorEnabled: false },
    });
    expect((await stage.open().signIn(email)).body).toMatchObject({ user: { email } });
  });

  test("is prepared with the password only, and is off until a code proves it", async () => {
    const { browser, email } = await stage.signedUp();

    const wrong = await browser.send("/two-factor/enable", {
      json: { password: "wrong-kettle-1" },
    });
    const missing = await browser.send("/two-factor/enable", { json: {} });
    const { backupCodes, totpURI } = await prepare(browser);

    expect([wrong.status, wrong.body]).toEqual(refused(400, "INVALID_PASSWORD"));
    expect(missing.status).toBe(400);
    expect(totpURI).toMatch(/^otpauth:\/\/totp\/Daymark:.*[?&]secret=[A-Z2-7]{32,}/);
    expect(new Set(backupCodes).size).toBe(10);
    expect(backupCodes.every((code) => /^[a-z2-9]{5}-[a-z2-9]{5}$/.test(code))).toBe(true);
    expect((await stage.open().signIn(email)).body).toMatchObject({ user: { email } });
  });

  test("keeps the session that switched it on, in a new form", async () => {
    const { browser, email } = await stage.signedUp();
    const { totpURI } = await prepare(browser);
    const before = browser.cookies.get("daymark.session_token");

    const answer = await tryCode(browser, codeOf(totpURI));

    expect([answer.status, answer.body]).toMatchObject([200, { token: null }]);
    expect(browser.cookies.get("daymark.session_token")).not.toBe(before);
    expect((await browser.send("/get-session")).body).toMatchObject({
      user: { email, twoFactorEnabled: true },
    });
    expect(await stage.sessionCount(email)).toBe(1);
  });

  test("lets nobody in with the password alone", async () => {
    const { email } = await protectedPerson(stage);
    const browser = stage.open();

    const answer = await browser.signIn(email);

    expect(answer.body).toEqual({ twoFactorRedirect: true, twoFactorMethods: ["totp"] });
    expect(answer.headers.getSetCookie().join()).not.toMatch(/session_token=\w/);
    expect((await browser.send("/token")).status).toBe(401);
    expect(await isSignedIn(browser)).toBe(false);
    expect(await stage.sessionCount(email)).toBe(1);
  });

  test("lets in with a code, once per code", async () => {
    const { email, totpURI } = await protectedPerson(stage);
    const first = await halfSignedIn(stage, email);
    const second = await halfSignedIn(stage, email);
    const code = codeOf(totpURI);

    const answers = await Promise.all([first, second].map((browser) => tryCode(browser, code)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const late = answers.find(({ status }) => status === 401);
    expect([late?.status, late?.body]).toEqual(refused(401, "INVALID_CODE"));
    expect(await stage.sessionCount(email)).toBe(2);
  });

  test("lets in with a recovery code, written in any way, and never again with the same", async () => {
    const { backupCodes, email } = await protectedPerson(stage);
    const [code = ""] = backupCodes;
    const spelled = ` ${code.toUpperCase().replace("-", " ")} `;
    const use = async (written: string) =>
      (await halfSignedIn(stage, email)).send("/two-factor/verify-backup-code", {
        json: { code: written },
      });

    const answer = await use(spelled);
    const again = await use(code);

    expect([answer.status, answer.body]).toMatchObject([200, { user: { email } }]);
    expect([again.status, again.body]).toEqual(refused(401, "INVALID_BACKUP_CODE"));
  });

  test("gives new recovery codes for the password, and the old ones stop working", async () => {
    const { backupCodes, browser, email } = await protectedPerson(stage);

    const answer = await browser.send("/two-factor/generate-backup-codes", {
      json: { password: PASSWORD },
    });

    const renewed = (answer.body as { backupCodes: string[] }).backupCodes;
    const half = await halfSignedIn(stage, email);
    const tryRecovery = (code: string | undefined) =>
      half.send("/two-factor/verify-backup-code", { json: { code } });
    expect((await tryRecovery(backupCodes[1])).status).toBe(401);
    expect((await tryRecovery(renewed[0])).status).toBe(200);
  });
});

describe("what is stored for it", () => {
  test("goes with the password only, when it is switched off", async () => {
    const { browser, email } = await protectedPerson(stage);
    const disable = (password: string) =>
      browser.send("/two-factor/disable", { json: { password } });

    expect((await disable("wrong-kettle-1")).body).toMatchObject({ code: "INVALID_PASSWORD" });
    expect((await stage.open().signIn(email)).body).toMatchObject({ twoFactorRedirect: true });
    expect((await disable(PASSWORD)).status).toBe(200);
    expect((await stage.open().signIn(email)).body).toMatchObject({ user: { email } });
    const rows = await stage.database.query(
      'select 1 from auth."twoFactor" t join auth."user" u on u.id = "userId" where email = $1',
      [email],
    );
    expect(rows).toEqual([]);
  });

  test("is encrypted", async () => {
    const { backupCodes, totpURI } = await protectedPerson(stage);

    const rows = JSON.stringify(await stage.database.query('select * from auth."twoFactor"'));

    const secret = new URL(totpURI).searchParams.get("secret") ?? "";
    for (const plain of [secret, ...backupCodes]) {
      expect(rows).not.toContain(plain);
    }
  });
});

describe("a device that is trusted", () => {
  async function trusting(email: string, totpURI: string): Promise<Browser> {
    const browser = await halfSignedIn(stage, email);
    const answer = await tryCode(browser, codeOf(totpURI), { trustDevice: true });
    expect(answer.status).toBe(200);
    await browser.send("/sign-out", { json: {} });
    return browser;
  }

  test("is not asked again, but only there and only for this person", async () => {
    const { email, totpURI } = await protectedPerson(stage);
    const other = await protectedPerson(stage);

    const browser = await trusting(email, totpURI);

    expect((await browser.signIn(email)).body).toMatchObject({ user: { email } });
    await browser.send("/sign-out", { json: {} });
    expect((await browser.signIn(other.email)).body).toMatchObject({ twoFactorRedirect: true });
    expect((await stage.open().signIn(email)).body).toMatchObject({ twoFactorRedirect: true });
  });

  test.each([
    ["a new password", "/change-password", { currentPassword: PASSWORD, newPassword: PASSWORD }],
    ["signing out everywhere else", "/revoke-other-sessions", {}],
  ])("is asked again after %s", async (_, path, json) => {
    const { browser, email, totpURI } = await protectedPerson(stage);
    const trusted = await trusting(email, totpURI);

    expect((await browser.send(path, { json })).status).toBe(200);

    expect((await trusted.signIn(email)).body).toMatchObject({ twoFactorRedirect: true });
  });
});

describe("a client without cookies", () => {
  const signIn = (email: string) =>
    send(stage.server.address, "/sign-in/email", { json: { email, password: PASSWORD } });
  const finish = (json: object, headers: Record<string, string> = {}) =>
    send(stage.server.address, "/two-factor/verify-totp", { json, headers });

  test("gets a token for the second step, and with the code a session token that works", async () => {
    const { email, totpURI } = await protectedPerson(stage);

    const { body, headers } = await signIn(email);
    const { twoFactorToken } = body as { twoFactorToken: string };
    const answer = await finish({ code: codeOf(totpURI), twoFactorToken });

    expect(body).toMatchObject({ twoFactorRedirect: true, twoFactorMethods: ["totp"] });
    expect(headers.has("set-auth-token")).toBe(false);
    expect(answer.body).toMatchObject({ user: { email } });
    const { token } = answer.body as { token: string };
    const bearer = { authorization: `Bearer ${token}` };
    expect((await send(stage.server.address, "/token", { headers: bearer })).status).toBe(200);
  });

  test("opens nothing with the token of the second step alone", async () => {
    const { email } = await protectedPerson(stage);
    const { twoFactorToken } = (await signIn(email)).body as { twoFactorToken: string };

    for (const value of [twoFactorToken, encodeURIComponent(twoFactorToken)]) {
      const headers = { authorization: `Bearer ${value}` };
      expect((await send(stage.server.address, "/token", { headers })).status).toBe(401);
      expect((await send(stage.server.address, "/get-session", { headers })).body).toBeNull();
    }
  });

  test("cannot use a token that was altered, nor somebody else's code", async () => {
    const { email } = await protectedPerson(stage);
    const other = await protectedPerson(stage);
    const { twoFactorToken } = (await signIn(email)).body as { twoFactorToken: string };

    const altered = await finish({
      code: codeOf(other.totpURI),
      twoFactorToken: twoFactorToken.replace(/^2fa-(.)/, (_, first) =>
        first === "A" ? "2fa-B" : "2fa-A",
      ),
    });
    const foreign = await finish({ code: codeOf(other.totpURI), twoFactorToken });

    expect([altered.status, altered.body]).toEqual(refused(401, "INVALID_TWO_FACTOR_COOKIE"));
    expect([foreign.status, foreign.body]).toEqual(refused(401, "INVALID_CODE"));
  });

  test("finishes its own sign-in, also with a session of somebody else at hand", async () => {
    const { email, totpURI } = await protectedPerson(stage);
    const script = await send(stage.server.address, "/sign-up/email", {
      json: { name: "Eve", email: `eve-${email}`, password: PASSWORD },
    });
    const session = (script.body as { token: string }).token;
    const { twoFactorToken } = (await signIn(email)).body as { twoFactorToken: string };

    const answer = await finish(
      { code: codeOf(totpURI), twoFactorToken },
      { authorization: `Bearer ${session}` },
    );

    expect(answer.body).toMatchObject({ user: { email } });
  });
});
