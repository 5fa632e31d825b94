import { randomBytes } from "node:crypto";
import { jwtVerify } from "jose";
import { describe, expect, test } from "vitest";
import { Browser, newEmail, PASSWORD, send } from "./testing/client.ts";
import { APP_URL, KEY, KEY_ID } from "./testing/server.ts";
import { anyNumber, anyText, serverForTest, setStage } from "./testing/stage.ts";

const stage = setStage();

type Signed = { token: string; user: { id: string } };

const tokenOf = (body: unknown) => (body as { token: string }).token;
const headerOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString());

const check = (token: string, key: Uint8Array = KEY) =>
  jwtVerify(token, key, { algorithms: ["HS256"], issuer: APP_URL, audience: "daymark-api" });

describe("an access token", () => {
  test("carries who, which session and until when", async () => {
    const browser = new Browser(stage.server.address);
    const email = newEmail();
    const { user } = (await browser.signUp(email, PASSWORD, "Ada")).body as Signed;
    const { session } = (await browser.send("/get-session")).body as { session: { id: string } };

    const token = tokenOf((await browser.send("/token")).body);

    expect(headerOf(token)).toEqual({ alg: "HS256", kid: KEY_ID, typ: "JWT" });
    const { payload } = await check(token);
    expect(payload).toEqual({
      iss: APP_URL,
      aud: "daymark-api",
      sub: user.id,
      sid: session.id,
      jti: anyText,
      iat: anyNumber,
      exp: (payload.iat ?? 0) + 900,
      email,
      email_verified: false,
      name: "Ada",
    });
  });

  test("ends with its session", async () => {
    const browser = new Browser(stage.server.address);
    await browser.signUp();
    const [row] = await stage.database.query(
      `update auth.session set "expiresAt" = now() + interval '60 seconds'
       where id = $1 returning floor(extract(epoch from "expiresAt"))::int as ends`,
      [((await browser.send("/get-session")).body as { session: { id: string } }).session.id],
    );
    const answer = await browser.send("/token?disableRefresh=true");

    const { payload } = await check(tokenOf(answer.body));
    expect(payload.exp).toBeLessThanOrEqual(Number(row?.["ends"]));
  });

  test("is not given without a session", async () => {
    const answer = await send(stage.server.address, "/token");

    expect([answer.status, answer.body]).toMatchObject([401, { code: "UNAUTHORIZED" }]);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});

describe("a session", () => {
  test("ends seven days after it was used last", async () => {
    const { browser, email } = await stage.signedUp();
    const daysLeft = async (change: string) => {
      const rows = await stage.database.query(
        `${change} where "userId" = (select id from auth."user" where email = $1)
         returning round(extract(epoch from "expiresAt" - now()) / 86400)::int as days`,
        [email],
      );
      return rows[0]?.["days"];
    };
    const look = `update auth.session set "ipAddress" = "ipAddress"`;
    const letDaysPass = (days: number) =>
      daysLeft(`update auth.session set "expiresAt" = "expiresAt" - interval '${days} days'`);

    expect(await daysLeft(look)).toBe(7);
    expect(await letDaysPass(3)).toBe(4);
    expect((await browser.send("/token")).status).toBe(200);
    expect(await daysLeft(look)).toBe(7);
    await letDaysPass(8);
    expect((await browser.send("/token")).status).toBe(401);
  });
});

describe("a session token", () => {
  test("is given to a script signed, and works", async () => {
    const json = { name: "Ada", email: newEmail(), password: PASSWORD };
    const answer = await send(stage.server.address, "/sign-up/email", { json });

    const token = tokenOf(answer.body);
    const headers = { authorization: `Bearer ${token}` };
    const session = await send(stage.server.address, "/get-session", { headers });

    expect(token).toMatch(/^\w{32}\..+/);
    expect(answer.headers.get("set-auth-token")).toBe(token);
    expect(session.body).toMatchObject({ user: { email: json.email } });
    expect(session.text).not.toContain(token.slice(0, 32));
    expect((await send(stage.server.address, "/token", { headers })).status).toBe(200);
    const left = await send(stage.server.address, "/sign-out", { json: {}, headers });
    expect(left.body).toEqual({ success: true });
    expect((await send(stage.server.address, "/token", { headers })).status).toBe(401);
  });

  test("opens nothing without its signature", async () => {
    const json = { name: "Ada", email: newEmail(), password: PASSWORD };
    const token = tokenOf((await send(stage.server.address, "/sign-up/email", { json })).body);

    const headers = { authorization: `Bearer ${token.slice(0, 32)}` };

    expect((await send(stage.server.address, "/get-session", { headers })).body).toBeNull();
  });

  test("is never seen by a browser outside its cookie", async () => {
    const browser = new Browser(stage.server.address);
    const email = newEmail();

    const answers = [
      await browser.signUp(email),
      await new Browser(stage.server.address).signIn(email),
      await browser.send("/get-session"),
      await browser.send("/change-password", {
        json: {
          currentPassword: PASSWORD,
          newPassword: "violet-anvil-9",
          revokeOtherSessions: true,
        },
      }),
      await browser.send("/list-sessions"),
    ];

    const tokens = await stage.database.query(
      'select token from auth.session join auth."user" u on u.id = "userId" where email = $1',
      [email],
    );
    expect(tokens).toHaveLength(1);
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.has("set-auth-token")).toBe(false);
      expect(answer.headers.has("set-auth-jwt")).toBe(false);
      expect(answer.text).not.toContain(String(tokens[0]?.["token"]));
      expect(answer.text).not.toMatch(/"token":"\w{32}/);
    }
  });
});

describe("settings", () => {
  test("the first key of the ring signs", async () => {
    const next = randomBytes(32);
    const ring = [`k2:${next.toString("base64url")}`, `${KEY_ID}:${KEY.toString("base64url")}`];
    const rotated = await serverForTest(stage.database.url, { JWT_SECRETS: ring.join(",") });
    const browser = new Browser(rotated.address);
    await browser.signUp();

    const token = tokenOf((await browser.send("/token")).body);

    expect(headerOf(token)).toMatchObject({ kid: "k2" });
    await expect(check(token, next)).resolves.toBeDefined();
    await expect(check(token)).rejects.toThrow("signature verification failed");
  });

  test("an https origin makes the cookie __Host- and Secure", async () => {
    const secure = await serverForTest(stage.database.url, {
      NODE_ENV: "production",
      APP_URL: "https://daymark.example",
    });
    const browser = new Browser(secure.address, { origin: "https://daymark.example" });

    const answer = await browser.signUp();

    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-daymark\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await browser.send("/token")).status).toBe(200);
  });
});
