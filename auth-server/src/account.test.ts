import { describe, expect, test } from "vitest";
import { newEmail, PASSWORD } from "./testing/client.ts";
import { withPasskey } from "./testing/passkey.ts";
import { halfSignedIn, protectedPerson } from "./testing/second-factor.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage();

describe("the account", () => {
  test("takes a new name, trimmed", async () => {
    const { browser } = await stage.signedUp();

    const answer = await browser.send("/update-user", { json: { name: " Countess " } });

    expect(answer.status).toBe(200);
    expect((await browser.send("/get-session")).body).toMatchObject({ user: { name: "Countess" } });
  });

  test("does not take another e-mail address", async () => {
    const { browser, email } = await stage.signedUp();

    const answer = await browser.send("/update-user", { json: { email: newEmail() } });

    expect(answer.body).toMatchObject({ code: "EMAIL_CAN_NOT_BE_UPDATED" });
    expect((await browser.send("/get-session")).body).toMatchObject({ user: { email } });
  });

  test("changes its password only for whoever knows the old one", async () => {
    const { browser, email } = await stage.signedUp();
    const change = (currentPassword: string) =>
      browser.send("/change-password", {
        json: { currentPassword, newPassword: "violet-anvil-9" },
      });

    expect((await change("guessed-anvil-1")).body).toMatchObject({ code: "INVALID_PASSWORD" });
    expect((await stage.open().signIn(email)).status).toBe(200);
    expect((await change(PASSWORD)).status).toBe(200);
    expect((await stage.open().signIn(email)).status).toBe(401);
    expect((await stage.open().signIn(email, "violet-anvil-9")).status).toBe(200);
  });

  test("ends every other session with the password change that asks for it", async () => {
    const { browser, email } = await stage.signedUp();
    const other = stage.open();
    await other.signIn(email);

    const answer = await browser.send("/change-password", {
      json: {
        currentPassword: PASSWORD,
        newPassword: "violet-anvil-9",
        revokeOtherSessions: true,
      },
    });

    expect(answer.body).toMatchObject({ token: null });
    expect((await other.send("/get-session")).body).toBeNull();
    expect((await browser.send("/get-session")).body).toMatchObject({ user: { email } });
    expect(await stage.sessionCount(email)).toBe(1);
  });

  test("is deleted with its password only, and everything of it goes", async () => {
    const { browser, email } = await stage.signedUp();
    const remove = (json: object) => browser.send("/delete-user", { json });

    expect((await remove({})).body).toMatchObject({ code: "VALIDATION_ERROR" });
    expect((await remove({ password: "guessed-anvil-1" })).body).toMatchObject({
      code: "INVALID_PASSWORD",
    });
    expect((await browser.send("/get-session")).body).toMatchObject({ user: { email } });
    expect((await remove({ password: PASSWORD })).status).toBe(200);
    expect((await browser.send("/get-session")).body).toBeNull();
    expect((await stage.open().signIn(email)).status).toBe(401);
    expect(await stage.sessionCount(email)).toBe(0);
  });
});

test("a deleted account leaves no row that names it, in any table", async () => {
  const { browser, email } = await protectedPerson(stage);
  await withPasskey(browser);
  await browser.send("/request-password-reset", { json: { email } });
  await browser.send("/email-change/request", {
    json: { newEmail: newEmail(), password: PASSWORD },
  });
  await halfSignedIn(stage, email);
  const { user } = (await browser.send("/get-session")).body as { user: { id: string } };
  const before = await rowsWith(user.id);

  await browser.send("/delete-user", { json: { password: PASSWORD } });

  expect(before.sort()).toEqual(
    ["account", "device", "passkey", "session", "twoFactor", "user", "verification"].sort(),
  );
  expect(await rowsWith(user.id)).toEqual([]);
  expect(await rowsWith(email)).toEqual([]);
});

/** The tables of schema auth in which some row holds the text. */
async function rowsWith(text: string): Promise<string[]> {
  const tables = await stage.database.query(
    "select table_name as name from information_schema.tables where table_schema = 'auth'",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await stage.database.query(
      `select 1 from auth."${String(name)}" t where strpos(t::text, $1) > 0 limit 1`,
      [text],
    );
    found.push(...rows.map(() => String(name)));
  }
  return found;
}

describe("devices", () => {
  test("are listed also long after sign-in", async () => {
    const { browser, email } = await stage.signedUp();
    await stage.open().signIn(email);
    await stage.database.query(
      `update auth.session set "createdAt" = now() - interval '5 days'
       where "userId" = (select id from auth."user" where email = $1)`,
      [email],
    );

    const answer = await browser.send("/list-sessions");

    expect(answer.status).toBe(200);
    expect(answer.body).toHaveLength(2);
  });

  test("are signed out one by one", async () => {
    const { browser, email } = await stage.signedUp();
    const other = stage.open();
    await other.signIn(email);
    const current = (await browser.send("/get-session")).body as { session: { id: string } };
    const sessions = (await browser.send("/list-sessions")).body as { id: string; token: string }[];
    const token = sessions.find(({ id }) => id !== current.session.id)?.token;

    const answer = await browser.send("/revoke-session", { json: { token } });

    expect(answer.body).toEqual({ status: true });
    expect((await other.send("/get-session")).body).toBeNull();
    expect((await browser.send("/get-session")).body).not.toBeNull();
  });

  test("of somebody else cannot be signed out", async () => {
    const victim = await stage.signedUp();
    const sessions = (await victim.browser.send("/list-sessions")).body as { token: string }[];
    const attacker = await stage.signedUp();

    await attacker.browser.send("/revoke-session", { json: { token: sessions[0]?.token } });

    expect((await victim.browser.send("/get-session")).body).not.toBeNull();
  });

  test("are all signed out but this one, however many there are", async () => {
    const { browser, email } = await stage.signedUp();
    await stage.database.query(
      `insert into auth.session ("expiresAt", token, "updatedAt", "userId")
       select now() + interval '1 day', 'many-' || n || gen_random_uuid(), now(), id
       from auth."user", generate_series(1, 150) n where email = $1`,
      [email],
    );

    const answer = await browser.send("/revoke-other-sessions", { json: {} });

    expect(answer.body).toEqual({ status: true });
    expect(await stage.sessionCount(email)).toBe(1);
    expect((await browser.send("/get-session")).body).not.toBeNull();
  });

  test("forget the session with sign-out, also when it is repeated", async () => {
    const { browser, email } = await stage.signedUp();
    const cookies = [...browser.cookies];

    const answer = await browser.send("/sign-out", { json: {} });
    const again = await browser.send("/sign-out", { json: {} });

    expect([answer.body, again.body]).toEqual([{ success: true }, { success: true }]);
    expect([...browser.cookies.keys()]).toEqual(["daymark.device"]);
    expect(await stage.sessionCount(email)).toBe(0);
    for (const [name, value] of cookies) {
      browser.cookies.set(name, value);
    }
    expect((await browser.send("/get-session")).body).toBeNull();
  });
});
