import { describe, expect, test } from "vitest";
import { Authenticator } from "./testing/authenticator.ts";
import { type Browser, newEmail, PASSWORD } from "./testing/client.ts";
import { codeOf } from "./testing/codes.ts";
import { mailAbout, mailsTo } from "./testing/mailbox.ts";
import { addPasskey } from "./testing/passkey.ts";
import { prepare, tryCode } from "./testing/second-factor.ts";
import { APP_URL } from "./testing/server.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage();

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";

/** Resolves when the mails that were begun before are there. */
async function subjectsTo(email: string): Promise<string[]> {
  const { browser, email: marker } = await stage.signedUp();
  await browser.send("/delete-user", { json: { password: PASSWORD } });
  await mailAbout(stage.server, marker, "is deleted");
  return (await mailsTo(stage.server, email)).map(({ subject }) => subject);
}

const change = (browser: Browser) =>
  browser.send("/change-password", {
    json: { currentPassword: PASSWORD, newPassword: PASSWORD },
  });

describe("a sign-in", () => {
  test("on a new device is told, with what and from where", async () => {
    const { email } = await stage.signedUp();
    const browser = stage.open();

    await browser.send("/sign-in/email", {
      json: { email, password: PASSWORD },
      headers: { "user-agent": FIREFOX, "x-client-ip": "203.0.113.9" },
    });

    const { text } = await mailAbout(stage.server, email, "A new device");
    expect(text).toContain("Device: Firefox on Windows\n");
    expect(text).toContain("Address: 203.0.113.9\n");
    expect(text).toMatch(/Time: \d{4}-\d\d-\d\d \d\d:\d\d UTC\n/);
    expect(text).toContain(`${APP_URL}/settings\n`);
  });

  test("is not told on a device that is known, nor one that only cleared its cookies", async () => {
    const { browser, email } = await stage.signedUp();
    await browser.send("/sign-out", { json: {} });
    await browser.signIn(email);
    browser.cookies.clear();
    await browser.signIn(email);

    expect(await subjectsTo(email)).toEqual([]);
  });

  test("is told again after signing out everywhere else", async () => {
    const { browser, email } = await stage.signedUp();
    const other = stage.open();
    await other.signIn(email);
    await browser.send("/revoke-other-sessions", { json: {} });

    await other.signIn(email);
    await browser.signIn(email);

    const told = await subjectsTo(email);
    expect(told.filter((subject) => subject.startsWith("A new device"))).toHaveLength(2);
  });
});

test("every change to how one signs in is told, in plain words and without a token", async () => {
  const { browser, email } = await stage.signedUp();
  await change(browser);
  const { totpURI } = await prepare(browser);
  await tryCode(browser, codeOf(totpURI));
  await browser.send("/two-factor/generate-backup-codes", { json: { password: PASSWORD } });
  await browser.send("/two-factor/disable", { json: { password: PASSWORD } });
  const added = await addPasskey(browser, new Authenticator(), {}, "<b>Key</b>");
  const { id } = added.body as { id: string };
  await browser.send("/passkey/delete-passkey", { json: { id, password: PASSWORD } });
  await browser.send("/email-change/request", {
    json: { newEmail: newEmail(), password: PASSWORD },
  });
  await browser.send("/delete-user", { json: { password: PASSWORD } });

  expect((await subjectsTo(email)).sort()).toEqual([
    "A passkey was added to Daymark",
    "A passkey was removed from Daymark",
    "New recovery codes for Daymark",
    "Two-step verification is off",
    "Two-step verification is on",
    "Your Daymark account is deleted",
    "Your Daymark e-mail address is about to change",
    "Your Daymark password was changed",
  ]);
  for (const mail of await mailsTo(stage.server, email)) {
    expect(mail.text).toMatch(/^Hello Ada,\n/);
    expect(mail.html).not.toMatch(/<(?!\/?(?:p|a)\b)/);
    expect(`${mail.text}${mail.html}`).not.toMatch(/\?|token|<img/);
  }
});

test("a refused change is not told", async () => {
  const { browser, email } = await stage.signedUp();
  const json = { password: "wrong-kettle-1" };
  await browser.send("/change-password", {
    json: { currentPassword: "wrong-kettle-1", newPassword: "violet-anvil-9" },
  });
  await browser.send("/two-factor/enable", { json });
  await browser.send("/delete-user", { json });

  expect(await subjectsTo(email)).toEqual([]);
});
