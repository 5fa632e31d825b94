import { describe, expect, test } from "vitest";
import { type Browser, newEmail, PASSWORD } from "./testing/client.ts";
import { mailAbout, mailsTo } from "./testing/mailbox.ts";
import { refused, setStage } from "./testing/stage.ts";

const stage = setStage();

const ask = (browser: Browser, newAddress: string, password = PASSWORD) =>
  browser.send("/email-change/request", { json: { newEmail: newAddress, password } });

const confirm = (browser: Browser, token: string) =>
  browser.send("/email-change/confirm", { json: { token } });

/** The token of the newest link that was sent to the address. */
async function tokenFor(email: string): Promise<string> {
  const { text } = await mailAbout(stage.server, email, "Confirm your new e-mail");
  return /\/confirm-email\?token=([\w-]{43})\n/.exec(text)?.[1] ?? "";
}

describe("another e-mail address", () => {
  test("counts once it is confirmed, with the password as before", async () => {
    const { browser, email } = await stage.signedUp();
    const next = newEmail();

    const asked = await ask(browser, next.toUpperCase());
    expect((await stage.open().signIn(email)).status).toBe(200);
    const confirmed = await confirm(browser, await tokenFor(next));

    expect(asked.body).toEqual({ status: true });
    expect(confirmed.body).toEqual({ status: true, email: next });
    expect((await stage.open().signIn(email)).status).toBe(401);
    expect((await stage.open().signIn(next)).status).toBe(200);
    expect((await browser.send("/get-session")).body).toMatchObject({
      user: { email: next, emailVerified: true },
    });
  });

  test("is told to the old one, when it is asked for and when it is done", async () => {
    const { browser, email } = await stage.signedUp();
    const next = newEmail();

    await ask(browser, next);
    const warning = await mailAbout(stage.server, email, "about to change");
    await confirm(browser, await tokenFor(next));
    const notice = await mailAbout(stage.server, email, "was changed");

    expect(warning.text).toContain(next);
    expect(warning.text).not.toContain("token");
    expect(notice.text).toContain(next);
  });

  test.each([
    ["without the password", { newEmail: "a@example.org" }, "VALIDATION_ERROR"],
    [
      "with a wrong one",
      { newEmail: "a@example.org", password: "wrong-kettle-1" },
      "INVALID_PASSWORD",
    ],
    ["that is none", { newEmail: "nobody", password: PASSWORD }, "VALIDATION_ERROR"],
  ])("is refused %s", async (_, json, code) => {
    const { browser } = await stage.signedUp();

    const answer = await browser.send("/email-change/request", { json });

    expect([answer.status, answer.body]).toEqual(refused(400, code));
  });

  test("is refused where it is the one there is", async () => {
    const { browser, email } = await stage.signedUp();

    const answer = await ask(browser, email);

    expect([answer.status, answer.body]).toEqual(refused(400, "EMAIL_IS_THE_SAME"));
  });

  test("does not tell whether it has an account already", async () => {
    const { browser } = await stage.signedUp();
    const other = await stage.signedUp();

    const taken = await ask(browser, other.email);
    const free = await ask(browser, newEmail());

    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
    expect(await mailsTo(stage.server, other.email)).toEqual([]);
  });

  test("is refused where somebody else was faster", async () => {
    const { browser, email } = await stage.signedUp();
    const next = newEmail();
    await ask(browser, next);
    const token = await tokenFor(next);
    await stage.open().signUp(next);

    const answer = await confirm(browser, token);

    expect([answer.status, answer.body]).toEqual(refused(409, "EMAIL_TAKEN"));
    expect((await browser.send("/get-session")).body).toMatchObject({ user: { email } });
  });
});

describe("the link to a new address", () => {
  test("works once, and only for whoever is signed in to that account", async () => {
    const { browser } = await stage.signedUp();
    const stranger = (await stage.signedUp()).browser;
    const next = newEmail();
    await ask(browser, next);
    const token = await tokenFor(next);

    const answers = [
      await confirm(stage.open(), token),
      await confirm(stranger, token),
      await confirm(browser, token),
      await confirm(browser, token),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 400, 200, 400]);
  });

  test("ends with the next one that is asked for", async () => {
    const { browser } = await stage.signedUp();
    const [first, second] = [newEmail(), newEmail()];
    await ask(browser, first);
    const token = await tokenFor(first);
    await ask(browser, second);

    expect((await confirm(browser, token)).status).toBe(400);
    expect((await confirm(browser, await tokenFor(second))).status).toBe(200);
  });

  test("ends with a new password", async () => {
    const { browser } = await stage.signedUp();
    const next = newEmail();
    await ask(browser, next);
    const token = await tokenFor(next);
    const json = { currentPassword: PASSWORD, newPassword: "violet-anvil-9" };
    await browser.send("/change-password", { json });

    expect((await confirm(browser, token)).status).toBe(400);
  });

  test("makes older links to set a password worthless", async () => {
    const { browser, email } = await stage.signedUp();
    await browser.send("/request-password-reset", { json: { email } });
    const { text } = await mailAbout(stage.server, email, "Set a new password");
    const reset = /reset-password\/([\w-]+)/.exec(text)?.[1];
    const next = newEmail();
    await ask(browser, next);
    await confirm(browser, await tokenFor(next));

    const answer = await stage
      .open()
      .send("/reset-password", { json: { token: reset, newPassword: "violet-anvil-9" } });

    expect([answer.status, answer.body]).toEqual(refused(400, "INVALID_TOKEN"));
  });
});
