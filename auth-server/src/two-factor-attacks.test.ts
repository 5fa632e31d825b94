import { describe, expect, test } from "vitest";
import { PASSWORD } from "./testing/client.ts";
import { codeOf } from "./testing/codes.ts";
import { mailAbout, mailsTo } from "./testing/mailbox.ts";
import { halfSignedIn, protectedPerson, tryCode } from "./testing/second-factor.ts";
import { refused, setStage } from "./testing/stage.ts";

const stage = setStage({ RATE_LIMIT: "on" });

/** Six digits that are none of those that count now. */
function wrongCodes(totpURI: string, count: number): string[] {
  const right = [-1, 0, 1].map((periods) => codeOf(totpURI, periods));
  const all = Array.from({ length: count + 3 }, (_, index) => String(100_000 + index * 7));
  return all.filter((code) => !right.includes(code)).slice(0, count);
}

const openAgain = () =>
  stage.database.query(`update auth.throttle set "resetAt" = now() - interval '1 second'`);

describe("guessing codes", () => {
  test("ends after five tries over all sign-ins, and the wait doubles", async () => {
    const { email, totpURI } = await protectedPerson(stage);
    const codes = wrongCodes(totpURI, 8);
    const statuses: number[] = [];
    for (const code of codes.slice(0, 6)) {
      statuses.push((await tryCode(await halfSignedIn(stage, email), code)).status);
    }
    await openAgain();
    const half = await halfSignedIn(stage, email);

    const right = await tryCode(half, codes[6] ?? "");
    for (let turn = 0; turn < 4; turn += 1) {
      await tryCode(await halfSignedIn(stage, email), codes[7] ?? "");
    }
    const answer = await tryCode(half, codeOf(totpURI));

    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect(right.status).toBe(401);
    expect([answer.status, answer.body]).toEqual(refused(429, "RATE_LIMITED"));
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(60);
  });

  test("is told to the owner once, and leaves the owner's device and recovery codes usable", async () => {
    const { backupCodes, browser, email, totpURI } = await protectedPerson(stage);
    await browser.send("/sign-out", { json: {} });
    for (const code of wrongCodes(totpURI, 7)) {
      await tryCode(await halfSignedIn(stage, email), code);
    }

    const mail = await mailAbout(stage.server, email, "knows your Daymark password");
    expect(mail.text).toContain("They did not get in.");
    await browser.signIn(email);
    expect((await tryCode(browser, codeOf(totpURI))).status).toBe(200);
    const stranger = await halfSignedIn(stage, email);
    const recovery = await stranger.send("/two-factor/verify-backup-code", {
      json: { code: backupCodes[0] },
    });
    expect(recovery.status).toBe(200);
    const warnings = (await mailsTo(stage.server, email)).filter(({ subject }) =>
      subject.startsWith("Somebody knows"),
    );
    expect(warnings).toHaveLength(1);
  });

  test("gets no more than five tries out of one sign-in", async () => {
    const { email, totpURI } = await protectedPerson(stage);
    const half = await halfSignedIn(stage, email);

    for (const code of wrongCodes(totpURI, 5)) {
      expect((await tryCode(half, code)).status).toBe(401);
    }
    await openAgain();
    const answer = await tryCode(half, codeOf(totpURI));

    expect([answer.status, answer.body]).toEqual(
      refused(400, "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"),
    );
  });

  test("is limited also where the tries come at once", async () => {
    const { email, totpURI } = await protectedPerson(stage);
    const tries = wrongCodes(totpURI, 9).map(async (code) => ({
      code,
      browser: await halfSignedIn(stage, email),
    }));
    const begun = await Promise.all(tries);

    const answers = await Promise.all(begun.map(({ browser, code }) => tryCode(browser, code)));

    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429]);
  });
});

describe("going round the second step", () => {
  test.each([
    ["without a sign-in that was begun", {}],
    ["with a made-up one", { cookie: "daymark.two_factor=2fa-abc.def" }],
  ])("fails %s", async (_, headers) => {
    const { totpURI } = await protectedPerson(stage);

    const answer = await stage
      .open()
      .send("/two-factor/verify-totp", { json: { code: codeOf(totpURI) }, headers });

    expect([answer.status, answer.body]).toEqual(refused(401, "INVALID_TWO_FACTOR_COOKIE"));
  });

  test("fails with the sign-in of somebody else", async () => {
    const victim = await protectedPerson(stage);
    const attacker = await protectedPerson(stage);
    const half = await halfSignedIn(stage, victim.email);

    const answer = await tryCode(half, codeOf(attacker.totpURI));

    expect([answer.status, answer.body]).toEqual(refused(401, "INVALID_CODE"));
  });

  test("fails after five minutes", async () => {
    const { email, totpURI } = await protectedPerson(stage);
    const half = await halfSignedIn(stage, email);
    await stage.database.query(
      `update auth.verification set "expiresAt" = now() - interval '1 second'`,
    );

    expect((await tryCode(half, codeOf(totpURI))).status).toBe(401);
  });

  test.each(["/two-factor/verify-otp", "/two-factor/send-otp", "/two-factor/get-totp-uri"])(
    "fails by %s, which does not exist here",
    async (path) => {
      const { browser } = await protectedPerson(stage);

      const answer = await browser.send(path, { json: { code: "123456", password: PASSWORD } });

      expect(answer.status).toBe(404);
    },
  );

  test("fails by a password reset: the next sign-in asks for the code", async () => {
    const { email } = await protectedPerson(stage);
    await stage.open().send("/request-password-reset", { json: { email } });
    const { text } = await mailAbout(stage.server, email, "Set a new password");
    const token = /reset-password\/([\w-]+)/.exec(text)?.[1];

    await stage.open().send("/reset-password", { json: { token, newPassword: "violet-anvil-9" } });

    const answer = await stage.open().signIn(email, "violet-anvil-9");
    expect(answer.body).toMatchObject({ twoFactorRedirect: true });
  });

  test("fails by writing to one's own account", async () => {
    const { browser, email } = await protectedPerson(stage);

    await browser.send("/update-user", { json: { name: "Ada", twoFactorEnabled: false } });

    expect((await stage.open().signIn(email)).body).toMatchObject({ twoFactorRedirect: true });
  });
});

describe("a stolen session", () => {
  test("cannot read the secret or the recovery codes, switch off or use up anything", async () => {
    const { backupCodes, browser, email, totpURI } = await protectedPerson(stage);
    const send = (path: string, json: object) => browser.send(path, { json });

    const answers = [
      await send("/two-factor/enable", { password: "wrong-kettle-1" }),
      await send("/two-factor/enable", { password: PASSWORD }),
      await send("/two-factor/disable", {}),
      await send("/two-factor/generate-backup-codes", { password: "wrong-kettle-1" }),
      await send("/two-factor/verify-backup-code", { code: backupCodes[0] }),
      await send("/two-factor/verify-totp", { code: codeOf(totpURI) }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
    const half = await halfSignedIn(stage, email);
    const recovery = await half.send("/two-factor/verify-backup-code", {
      json: { code: backupCodes[0] },
    });
    expect(recovery.status).toBe(200);
  });
});
