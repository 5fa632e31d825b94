import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { Browser, PASSWORD } from "./testing/client.ts";
import { runScript, SECRET, settings } from "./testing/server.ts";
import { anyText, databaseForTest, serverForTest, setStage } from "./testing/stage.ts";

const stage = setStage();

describe("the migration", () => {
  test("makes the tables once, also when two run at the same moment", async () => {
    const database = await databaseForTest({ isMigrated: false });
    const environment = { MIGRATION_DATABASE_URL: database.ownerUrl };

    const runs = await Promise.all([1, 2].map(() => runScript("migrate.ts", environment)));
    const again = await runScript("migrate.ts", environment);

    expect(runs.map(({ status }) => status)).toEqual([0, 0]);
    expect(runs.map(({ stdout }) => stdout).sort()).toEqual([
      "Schema auth is up to date.\n",
      expect.stringMatching(/^Schema auth migrated: \d+ changes\.\n$/),
    ]);
    expect(again.stdout).toBe("Schema auth is up to date.\n");
    const tables = await database.query(
      "select table_schema, table_name from information_schema.tables where table_schema in ('auth', 'public')",
    );
    expect(
      tables.map(({ table_schema, table_name }) => `${table_schema}.${table_name}`).sort(),
    ).toEqual(
      [
        "account",
        "device",
        "jwks",
        "passkey",
        "rateLimit",
        "session",
        "throttle",
        "twoFactor",
        "user",
        "verification",
      ].map((name) => `auth.${name}`),
    );
  });

  test.each([
    ["no address", undefined, 2, /^MIGRATION_DATABASE_URL is missing; /],
    ["no address of PostgreSQL", "mysql://localhost/x", 2, /^MIGRATION_DATABASE_URL must be /],
    [
      "a server that is not there",
      "postgresql://a:b@127.0.0.1:1/x",
      1,
      /does not answer; start it/,
    ],
  ])("with %s ends with one sentence", async (_, url, status, sentence) => {
    const run = await runScript("migrate.ts", { MIGRATION_DATABASE_URL: url });

    expect([run.status, run.stdout]).toEqual([status, ""]);
    expect(run.stderr).toMatch(sentence);
    expect(run.stderr.trim().split("\n")).toHaveLength(1);
  });

  test("with a role that may not change the schema ends with one sentence", async () => {
    const database = await databaseForTest();
    await database.query("drop table auth.throttle");

    const run = await runScript("migrate.ts", { MIGRATION_DATABASE_URL: database.url });

    expect([run.status, run.stderr]).toEqual([
      1,
      expect.stringContaining("use the role that owns"),
    ]);
  });
});

describe("the start", () => {
  const run = (overrides: Record<string, string | undefined>) =>
    runScript("main.ts", settings(stage.database.url, overrides));

  test.each([
    ["a weak secret", { BETTER_AUTH_SECRET: "x".repeat(40) }, 2, /^BETTER_AUTH_SECRET /],
    ["no key", { JWT_SECRETS: undefined }, 2, /^JWT_SECRETS is missing; /],
    ["the mode that skips checks", { NODE_ENV: "test" }, 2, /^NODE_ENV must be one of: /],
  ])("with %s is refused with one sentence", async (_, overrides, status, sentence) => {
    const { status: actual, stderr } = await run(overrides);

    expect(actual).toBe(status);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).not.toContain("xxxx");
  });

  test.each([
    ["password", (url: URL) => Object.assign(url, { password: "wrong" })],
    ["database", (url: URL) => Object.assign(url, { pathname: "/nothing" })],
  ])("with a wrong %s for the database is refused at once", async (_, spoil) => {
    const { status, stderr } = await run({ DATABASE_URL: spoil(new URL(stage.database.url)).href });

    expect([status, stderr]).toEqual([1, expect.stringMatching(/^The database refused the role/)]);
  });

  test("with missing tables is refused with the command that makes them", async () => {
    const database = await databaseForTest();
    await database.query('drop table auth.throttle; alter table auth."user" drop column image');

    const { status, stderr } = await runScript("main.ts", settings(database.url));

    expect(status).toBe(1);
    expect(stderr).toMatch(
      /not up to date \(.*throttle.*\); run: node auth-server\/src\/migrate\.ts/,
    );
  });

  test("on a port in use is refused with one sentence", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as { port: number };

    const { status, stderr } = await run({ AUTH_PORT: String(port) });

    expect([status, stderr]).toEqual([1, expect.stringMatching(`^AUTH_PORT ${port} .*EADDRINUSE`)]);
    holder.close();
  });

  test("takes secrets from files", async () => {
    const file = join(stage.server.mailFolder, "secret");
    await writeFile(file, `${SECRET}\n`);

    const server = await serverForTest(stage.database.url, {
      BETTER_AUTH_SECRET: undefined,
      BETTER_AUTH_SECRET_FILE: file,
    });
    const { browser } = await stage.signedUp();

    const other = new Browser(server.address);
    for (const [name, value] of browser.cookies) {
      other.cookies.set(name, value);
    }
    expect((await other.send("/get-session")).body).not.toBeNull();
  });
});

describe("the stop", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "on %s tells the front door and finishes what was begun",
    async (signal) => {
      const server = await serverForTest(stage.database.url);
      const pending = new Browser(server.address).signUp();
      await vi.waitFor(async () => {
        const [row] = await stage.database.query(
          "select count(*)::int as count from pg_stat_activity where usename = $1 and state = 'idle'",
          [`${stage.database.name}_auth`],
        );
        expect(row?.["count"]).toBeGreaterThan(0);
      });

      server.signal(signal);

      const health = async () => (await fetch(`${server.address}/healthz`)).status;
      await vi.waitFor(async () => expect(await health()).toBe(503), { interval: 10 });
      expect((await pending).status).toBe(200);
      expect(await server.exited).toBe(0);
    },
  );
});

describe("the log", () => {
  test("has one line for each request, with the id of the edge, and no credential", async () => {
    const requestId = randomBytes(8).toString("hex");
    const { browser, email } = await stage.signedUp();
    await browser.send("/token", { headers: { "x-request-id": requestId } });
    const wrong = "wrong-kettle-1";
    await stage.open().signIn(email, wrong);
    await browser.send("/sign-out", { json: {} });

    const lines = await vi.waitFor(() => {
      expect(stage.server.log.at(-1)?.["event"]).toBe("sign_out");
      return stage.server.log;
    });

    expect(lines.filter((line) => line["request_id"] === requestId)).toEqual([
      expect.objectContaining({ event: "token_issue", route: "/token", status: 200 }),
    ]);
    expect(lines.filter(({ event, status }) => event === "sign_in" && status === 401)).toEqual([
      expect.objectContaining({ code: "INVALID_EMAIL_OR_PASSWORD", account: anyText }),
    ]);
    const text = JSON.stringify(lines);
    const [cookie = ""] = browser.cookies.values();
    for (const secret of [PASSWORD, wrong, email, SECRET, "eyJ", cookie || "no cookie is left"]) {
      expect(text).not.toContain(secret);
    }
  });
});
