import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "./database.ts";
import { type Answer, Browser, PASSWORD, send } from "./testing/client.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { type DatabaseProxy, startDatabaseProxy } from "./testing/proxy.ts";
import { startServer, type TestServer } from "./testing/server.ts";
import { databaseForTest, refused, serverForTest } from "./testing/stage.ts";

let database: TestDatabase;
let proxy: DatabaseProxy;
let server: TestServer;

beforeAll(async () => {
  database = await createTestDatabase();
  proxy = await startDatabaseProxy(database.url);
  server = await startServer(proxy.url);
});

afterAll(async () => {
  await server?.stop();
  await proxy?.close();
  await database?.drop();
});

afterEach(async () => {
  proxy.restore();
  await vi.waitFor(async () => expect((await health("/readyz")).status).toBe(200));
});

const health = (path: string) => fetch(`${server.address}${path}`);

function expectUnavailable(answer: Answer): void {
  expect([answer.status, answer.body]).toEqual(refused(503, "DATABASE_UNAVAILABLE"));
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(answer.headers.getSetCookie()).toEqual([]);
}

async function signedUp() {
  const browser = new Browser(server.address);
  const { body } = await browser.signUp();
  const { email } = (body as { user: { email: string } }).user;
  return { browser, email };
}

describe.each([
  ["gone", () => proxy.cut()],
  ["frozen", () => proxy.freeze()],
])("while the database is %s", (_, fail) => {
  test("a request that needs it is 503, never 'not signed in' and never a success; the service is alive, not ready", async () => {
    const { browser, email } = await signedUp();
    fail();

    const [alive, ready, ...answers] = await Promise.all([
      health("/healthz"),
      health("/readyz"),
      browser.send("/token"),
      browser.send("/get-session"),
      browser.send("/list-sessions"),
      browser.send("/sign-out", { json: {} }),
      browser.send("/update-user", { json: { name: "Eve" } }),
      new Browser(server.address).signIn(email),
      new Browser(server.address).signUp(),
    ]);

    answers.forEach(expectUnavailable);
    expect(server.errors, "everything that is written is a line of the log").toEqual([]);
    expect([alive.status, ready.status]).toEqual([200, 503]);
    proxy.restore();
    await vi.waitFor(async () => expect((await health("/readyz")).status).toBe(200));
    expect((await browser.send("/get-session")).body).toMatchObject({ user: { name: "Ada" } });
  });
});

describe("a sign-out that the database refuses", () => {
  test("is 503 and keeps the cookie, so that it can be tried again", async () => {
    const { browser } = await signedUp();
    await database.query(`
      create function auth.refuse() returns trigger language plpgsql
        as $$ begin raise exception 'refused'; end $$;
      create trigger refuse before delete on auth.session execute function auth.refuse()`);

    const answer = await browser.send("/sign-out", { json: {} });

    expectUnavailable(answer);
    await database.query("drop function auth.refuse() cascade");
    expect((await browser.send("/get-session")).body).not.toBeNull();
    expect((await browser.send("/sign-out", { json: {} })).status).toBe(200);
  });
});

describe("an account deletion that breaks half-way", () => {
  test("leaves everything as it was", async () => {
    const { browser, email } = await signedUp();
    await database.query(`
      create function auth.refuse() returns trigger language plpgsql
        as $$ begin raise exception 'refused'; end $$;
      create trigger refuse before delete on auth.account for each row execute function auth.refuse()`);

    const answer = await browser.send("/delete-user", { json: { password: PASSWORD } });

    expectUnavailable(answer);
    await database.query("drop function auth.refuse() cascade");
    expect((await new Browser(server.address).signIn(email)).status).toBe(200);
  });
});

describe("a restart of the database", () => {
  test("does not end the process, and the next request works", async () => {
    const { browser } = await signedUp();

    await database.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = $1",
      [`${database.name}_auth`],
    );

    await vi.waitFor(async () => expect((await browser.send("/token")).status).toBe(200));
  });
});

describe("a connection that breaks while it is in use", () => {
  test("is heard of, and ends nothing else", async () => {
    const lost = Promise.withResolvers<Error>();
    const opened = openDatabase(database.url, lost.resolve);
    onTestFinished(opened.end);
    const client = await opened.pool.connect();

    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid", []);
    await database.query("select pg_terminate_backend($1)", [rows[0]?.pid]);

    expect((await lost.promise).message).toContain("terminat");
    client.release();
    expect(await opened.failure()).toBeNull();
  });
});

describe("tables that changed under the running server", () => {
  test("end it after a 503, so that whoever supervises it starts it anew", async () => {
    const other = await databaseForTest();
    const victim = await serverForTest(other.url);
    await other.query('alter table auth."user" drop column image');

    const answer = await send(victim.address, "/token", {
      headers: { cookie: "daymark.session_token=a.b" },
    });

    expectUnavailable(answer);
    expect(await victim.exited).toBe(1);
  });
});
