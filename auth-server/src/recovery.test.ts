import { readdir } from "node:fs/promises";
import { describe, expect, test, vi } from "vitest";
import { newEmail, send } from "./testing/client.ts";
import { APP_URL } from "./testing/server.ts";
import { anyText, refused, serverForTest, setStage } from "./testing/stage.ts";

const stage = setStage();

const NEW_PASSWORD = "violet-anvil-9";

type Mail = { to: string; subject: string; text: string; html: string };

/** The newest mail to the address, as the page for development shows it. */
async function mailTo(email: string): Promise<Mail> {
  return vi.waitFor(async () => {
    const { body } = await send(stage.server.address, "/dev-mail");
    const mail = (body as { mails: Mail[] }).mails.find(({ to }) => to === email);
    return mail ?? Promise.reject(new Error(`no mail to ${email}`));
  });
}

const request = (email: string) =>
  stage.open().send("/request-password-reset", { json: { email, redirectTo: "/reset-password" } });

async function linkFor(email: string): Promise<URL> {
  await request(email);
  const { text } = await mailTo(email);
  return new URL(/http\S+/.exec(text)?.[0] ?? "");
}

/** Follows the link of the mail, through this server instead of the front door. */
async function landingOf(link: URL): Promise<URL> {
  const path = `${link.pathname.replace("/api/auth", "")}${link.search}`;
  const answer = await send(stage.server.address, path);
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get("location") ?? "");
}

async function tokenFor(email: string): Promise<string> {
  return (await landingOf(await linkFor(email))).searchParams.get("token") ?? "";
}

const reset = (token: string, newPassword = NEW_PASSWORD) =>
  stage.open().send("/reset-password", { json: { token, newPassword } });

describe("a forgotten password", () => {
  test("is replaced through the link in the mail, and every session ends", async () => {
    const { browser, email } = await stage.signedUp();
    const link = await linkFor(email);

    const landing = await landingOf(link);
    const answer = await reset(landing.searchParams.get("token") ?? "");

    expect(link.origin).toBe(APP_URL);
    expect(`${landing.origin}${landing.pathname}`).toBe(`${APP_URL}/reset-password`);
    expect(answer.body).toEqual({ status: true });
    expect((await browser.send("/get-session")).body).toBeNull();
    expect((await stage.open().signIn(email)).status).toBe(401);
    expect((await stage.open().signIn(email, NEW_PASSWORD)).status).toBe(200);
  });

  test("is asked for with the same answer, whether there is an account or not", async () => {
    const { email } = await stage.signedUp();

    const known = await request(email);
    const unknown = await request(newEmail());

    expect([known.status, known.text]).toEqual([200, unknown.text]);
    expect(unknown.status).toBe(200);
  });

  test("does not send people to another site", async () => {
    const { email } = await stage.signedUp();

    const answer = await stage.open().send("/request-password-reset", {
      json: { email, redirectTo: "https://evil.example/reset-password" },
    });

    expect([answer.status, answer.body]).toEqual(refused(403, "INVALID_REDIRECT_URL"));
  });

  test("has a link that works once", async () => {
    const { email } = await stage.signedUp();
    const token = await tokenFor(email);
    await reset(token);

    const again = await reset(token, "amber-kettle-5");

    expect([again.status, again.body]).toEqual(refused(400, "INVALID_TOKEN"));
    expect((await stage.open().signIn(email, NEW_PASSWORD)).status).toBe(200);
  });

  test("makes the other links in the inbox worthless once it is replaced", async () => {
    const { email } = await stage.signedUp();
    const first = await tokenFor(email);
    const second = await tokenFor(email);
    await reset(second);

    const answer = await reset(first, "amber-kettle-5");

    expect([answer.status, answer.body]).toEqual(refused(400, "INVALID_TOKEN"));
  });

  test("has links that end with a password change", async () => {
    const { browser, email } = await stage.signedUp();
    const token = await tokenFor(email);
    const json = { currentPassword: "brass-lantern-42", newPassword: "amber-kettle-5" };
    await browser.send("/change-password", { json });

    const answer = await reset(token);

    expect([answer.status, answer.body]).toEqual(refused(400, "INVALID_TOKEN"));
  });

  test("is not replaced by a common one", async () => {
    const { email } = await stage.signedUp();
    const token = await tokenFor(email);

    const answer = await reset(token, "iloveyou1");

    expect([answer.status, answer.body]).toEqual(refused(400, "PASSWORD_TOO_COMMON"));
    expect((await reset(token)).status).toBe(200);
  });

  test("has no link in the database that could be used", async () => {
    const { email } = await stage.signedUp();
    const token = await tokenFor(email);

    const rows = await stage.database.query("select * from auth.verification");

    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("with a wrong link lands on the page with an error", async () => {
    const landing = encodeURIComponent(`${APP_URL}/reset-password`);

    const answer = await send(
      stage.server.address,
      `/reset-password/${"x".repeat(24)}?callbackURL=${landing}`,
    );

    expect(answer.headers.get("location")).toBe(`${APP_URL}/reset-password?error=INVALID_TOKEN`);
  });
});

describe("mails", () => {
  test("say what they are, and escape what people put into their names", async () => {
    const browser = stage.open();
    const email = newEmail();
    await browser.signUp(email, "brass-lantern-42", "<b>Ada</b> & Co");
    await request(email);

    const mail = await mailTo(email);

    expect(mail).toEqual({
      id: anyText,
      to: email,
      from: "Daymark <no-reply@localhost>",
      subject: "Set a new password for Daymark",
      text: anyText,
      html: anyText,
      sent_at: anyText,
    });
    expect(mail.text).toContain("<b>Ada</b> & Co");
    expect(mail.html).not.toContain("<b>Ada</b>");
  });

  test.each(["192.0.2.9", "2001:db8::9"])(
    "are not shown to another machine: %s",
    async (address) => {
      const answer = await send(stage.server.address, "/dev-mail", {
        headers: { "x-client-ip": address },
      });

      expect([answer.status, answer.body]).toEqual(refused(404, "NOT_FOUND"));
    },
  );

  test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1"])(
    "are shown on this one: %s",
    async (address) => {
      const answer = await send(stage.server.address, "/dev-mail", {
        headers: { "x-client-ip": address },
      });

      expect(answer.status).toBe(200);
    },
  );

  test("are not shown in production", async () => {
    const server = await serverForTest(stage.database.url, { NODE_ENV: "production" });
    const { email } = await stage.signedUp();
    await send(server.address, "/request-password-reset", { json: { email } });
    await vi.waitFor(async () => expect(await readdir(server.mailFolder)).toHaveLength(1));

    const answer = await send(server.address, "/dev-mail");

    expect([answer.status, answer.body]).toEqual(refused(404, "NOT_FOUND"));
  });
});
