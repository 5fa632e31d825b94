import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { loadConfig, loadMigrationUrl } from "./config.ts";
import { ConfigError } from "./variables.ts";

const key = () => randomBytes(32).toString("base64url");

const SECRET = randomBytes(36).toString("base64");

const GOOD = {
  APP_URL: "http://localhost:3000",
  DATABASE_URL: "postgresql://auth:pw@127.0.0.1:5432/daymark",
  BETTER_AUTH_SECRET: SECRET,
  JWT_SECRETS: `k1:${key()}`,
};

const PRODUCTION = { NODE_ENV: "production", APP_URL: "https://daymark.example", MAIL_DIR: "/m" };

const load = (overrides: Record<string, string | undefined> = {}) =>
  loadConfig({ ...GOOD, ...overrides });

const refusalOf = (overrides: Record<string, string | undefined>): string => {
  try {
    load(overrides);
    return "accepted";
  } catch (error) {
    return error instanceof ConfigError ? error.message : `not a ConfigError: ${String(error)}`;
  }
};

describe("settings", () => {
  test("have the documented defaults", () => {
    expect(load()).toMatchObject({
      production: false,
      host: "127.0.0.1",
      port: 3200,
      rateLimit: false,
      token: {
        algorithm: "HS256",
        issuer: "http://localhost:3000",
        audience: "daymark-api",
        ttlSeconds: 900,
      },
      mail: { folder: ".data/mail" },
    });
  });

  test("limit tries in production unless told otherwise", () => {
    expect(load(PRODUCTION).rateLimit).toBe(true);
    expect(load({ ...PRODUCTION, RATE_LIMIT: "off" }).rateLimit).toBe(false);
    expect(load({ RATE_LIMIT: "on" }).rateLimit).toBe(true);
  });

  test("keep the keys in their order: the first signs", () => {
    const { token } = load({ JWT_SECRETS: `new:${key()},old:${key()}` });

    expect(token.algorithm === "HS256" && token.keys.map(({ kid }) => kid)).toEqual(["new", "old"]);
  });

  test("need no shared key where key pairs are used", () => {
    expect(load({ JWT_ALGORITHM: "EdDSA", JWT_SECRETS: "" }).token.algorithm).toBe("EdDSA");
  });

  test("accept hexadecimal secrets, whose digits are few by nature", () => {
    expect(refusalOf({ BETTER_AUTH_SECRET: randomBytes(32).toString("hex") })).toBe("accepted");
  });

  test.each(["https://a.example:8443", "http://127.0.0.1:3000", "https://a.example"])(
    "take the origin %s as it is",
    (origin) => {
      expect(load({ APP_URL: origin }).appUrl).toBe(origin);
    },
  );
});

describe("a setting is refused by name", () => {
  const short = randomBytes(20).toString("base64url");
  const shared = key();

  test.each([
    [{ APP_URL: undefined }, /^APP_URL is missing; set it to/],
    [{ APP_URL: "localhost:3000" }, /^APP_URL must be an origin/],
    [{ APP_URL: "https://a.example/path" }, /^APP_URL must be an origin/],
    [{ APP_URL: "https://a.example/" }, /^APP_URL must be an origin .* without a slash/],
    [{ APP_URL: "https://A.example" }, /^APP_URL must be an origin .* small letters/],
    [{ APP_URL: "https://a.example:443" }, /^APP_URL must be an origin .* without a port/],
    [{ APP_URL: "https://[2001:db8::9]" }, /^APP_URL must be an origin .* IPv4/],
    [{ DATABASE_URL: "" }, /^DATABASE_URL is missing; set it to/],
    [{ DATABASE_URL: "mysql://a" }, /^DATABASE_URL must be/],
    [{ AUTH_PORT: "x" }, /^AUTH_PORT must be a whole number/],
    [{ AUTH_PORT: "70000" }, /^AUTH_PORT must be a whole number/],
    [{ JWT_TTL_SECONDS: "86400" }, /^JWT_TTL_SECONDS must be a whole number from 30 to 3600/],
    [{ JWT_ALGORITHM: "none" }, /^JWT_ALGORITHM must be one of: HS256, EdDSA/],
    [{ NODE_ENV: "test" }, /^NODE_ENV must be one of: development, production/],
    [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL must be one of/],
    [{ SMTP_URL: "http://mail" }, /^SMTP_URL must begin with smtp/],
    [{ RATE_LIMIT: "yes" }, /^RATE_LIMIT must be one of: on, off/],
    [{ BETTER_AUTH_SECRET: undefined }, /^BETTER_AUTH_SECRET is missing; make one with/],
    [{ BETTER_AUTH_SECRET: short }, /^BETTER_AUTH_SECRET is shorter than 32 bytes/],
    [{ BETTER_AUTH_SECRET: "a".repeat(64) }, /^BETTER_AUTH_SECRET repeats too few/],
    [{ BETTER_AUTH_SECRET: "abcd1234".repeat(8) }, /^BETTER_AUTH_SECRET repeats too few/],
    [
      { BETTER_AUTH_SECRET: "Your-Secret-Key-Here-min-32-chars" },
      /^BETTER_AUTH_SECRET contains a well-known word/,
    ],
    [
      { BETTER_AUTH_PREVIOUS_SECRETS: `${SECRET},${short}` },
      /^BETTER_AUTH_PREVIOUS_SECRETS is shorter/,
    ],
    [{ JWT_SECRETS: undefined }, /^JWT_SECRETS is missing; make one with/],
    [{ JWT_SECRETS: "no-colon" }, /^JWT_SECRETS must be kid:base64url/],
    [{ JWT_SECRETS: "a.b:c2VjcmV0" }, /^JWT_SECRETS has a key id that is not 1 to 64 letters/],
    [{ JWT_SECRETS: `k 1:${shared}` }, /^JWT_SECRETS has a key id that is not/],
    [{ JWT_SECRETS: `k1:${shared}=` }, /^JWT_SECRETS has a key "k1" that is not base64url/],
    [{ JWT_SECRETS: `k1:${short}` }, /^JWT_SECRETS has a key "k1" that is shorter than 32 bytes/],
    [{ JWT_SECRETS: `a:${shared},a:${key()}` }, /^JWT_SECRETS names the key id "a" twice/],
    [{ JWT_SECRETS: `a:${shared},b:${shared}` }, /^JWT_SECRETS contains the same key twice/],
    [
      { JWT_SECRETS: `a:${Buffer.from(SECRET).toString("base64url")}` },
      /^JWT_SECRETS repeats BETTER_AUTH_SECRET/,
    ],
    [{ BETTER_AUTH_SECRET: shared, JWT_SECRETS: `a:${shared}` }, /repeats BETTER_AUTH_SECRET/],
    [{ JWT_SECRETS_FILE: "/x" }, /^Set either JWT_SECRETS or JWT_SECRETS_FILE/],
    [{ SMTP_URL_FILE: "/nowhere" }, /^SMTP_URL_FILE names a file that cannot be read/],
    [{ BETTER_AUTH_TRUSTED_ORIGINS: "*" }, /^BETTER_AUTH_TRUSTED_ORIGINS is not supported/],
    [{ ...PRODUCTION, APP_URL: "http://daymark.example" }, /^APP_URL must begin with https/],
    [{ ...PRODUCTION, MAIL_DIR: undefined }, /^SMTP_URL is missing/],
    [{ ...PRODUCTION, BETTER_AUTH_SECRET: undefined }, /^BETTER_AUTH_SECRET is missing/],
  ])("%j", (overrides, sentence) => {
    const message = refusalOf(overrides);

    expect(message).toMatch(sentence);
    for (const value of Object.values(overrides)) {
      if (value !== undefined && value.length >= 20) {
        expect(message).not.toContain(value);
      }
    }
  });

  test("MIGRATION_DATABASE_URL, which the migration needs alone", () => {
    const url = "postgresql://owner:pw@127.0.0.1/daymark";

    expect(loadMigrationUrl({ MIGRATION_DATABASE_URL: url })).toBe(url);
    expect(() => loadMigrationUrl({})).toThrow("MIGRATION_DATABASE_URL is missing; set it to");
  });
});
