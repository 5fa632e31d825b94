import { randomBytes } from "node:crypto";
import { importJWK, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, newEmail, send } from "./testing/client.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { APP_URL, type TestServer } from "./testing/server.ts";
import { anyText, databaseForTest, serverForTest } from "./testing/stage.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database?.drop();
});

const tokenOf = (body: unknown) => (body as { token: string }).token;
const headerOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString());

describe("with key pairs", () => {
  const EDDSA = { JWT_ALGORITHM: "EdDSA", JWT_SECRETS: undefined };

  async function verified(server: TestServer, token: string) {
    const { keys } = (await send(server.address, "/jwks")).body as {
      keys: ({ kid: string } & Record<string, string>)[];
    };
    const { kid } = headerOf(token) as { kid: string };
    const jwk = keys.find((key) => key.kid === kid) ?? {};
    return jwtVerify(token, await importJWK(jwk, "EdDSA"), {
      algorithms: ["EdDSA"],
      issuer: APP_URL,
      audience: "daymark-api",
    });
  }

  test("a token has the same claims and verifies with the published key", async () => {
    const server = await serverForTest(database.url, EDDSA);
    const browser = new Browser(server.address);
    await browser.signUp();

    const token = tokenOf((await browser.send("/token")).body);

    expect(headerOf(token)).toEqual({ alg: "EdDSA", kid: anyText, typ: "JWT" });
    const { payload } = await verified(server, token);
    expect(Object.keys(payload).sort()).toEqual(
      ["aud", "email", "email_verified", "exp", "iat", "iss", "jti", "name", "sid", "sub"].sort(),
    );
  });

  test("a changed secret makes a new key, and the old one stays published", async () => {
    const first = await serverForTest(database.url, EDDSA);
    const browser = new Browser(first.address);
    const email = newEmail();
    await browser.signUp(email);
    const oldToken = tokenOf((await browser.send("/token")).body);
    await first.stop();
    const BETTER_AUTH_SECRET = randomBytes(36).toString("base64");
    const second = await serverForTest(database.url, { ...EDDSA, BETTER_AUTH_SECRET });
    const again = new Browser(second.address);
    await again.signIn(email);

    const newToken = tokenOf((await again.send("/token")).body);

    expect(headerOf(newToken)).not.toEqual(headerOf(oldToken));
    await expect(verified(second, newToken)).resolves.toBeDefined();
    await expect(verified(second, oldToken)).resolves.toBeDefined();
  });

  test("a private key that is no text of ours is retired like one that the secret does not open", async () => {
    const other = await databaseForTest();
    await other.query(
      `insert into auth.jwks ("publicKey", "privateKey", "createdAt") values ('{}', 'not JSON', now())`,
    );

    const server = await serverForTest(other.url, EDDSA);

    expect(server.log).toContainEqual(
      expect.objectContaining({ event: "signing_keys_checked", retired: 1 }),
    );
  });

  test("the private key is not readable in the database", async () => {
    const server = await serverForTest(database.url, EDDSA);
    await send(server.address, "/jwks");

    const rows = await database.query('select "privateKey", "publicKey" from auth.jwks');

    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row["publicKey"]).toContain('"crv":"Ed25519"');
      expect(row["privateKey"]).not.toContain("crv");
    }
  });
});
