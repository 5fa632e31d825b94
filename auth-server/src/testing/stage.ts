/** What most test files need: a database and a server for all their tests, and people who signed up. */
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { Browser, newEmail } from "./client.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { type Environment, startServer, type TestServer } from "./server.ts";

type Person = { readonly browser: Browser; readonly email: string };

export type Stage = {
  readonly database: TestDatabase;
  readonly server: TestServer;
  /** A new browser, not signed in, from an address of its own. */
  readonly open: () => Browser;
  readonly signedUp: () => Promise<Person>;
  readonly sessionCount: (email: string) => Promise<unknown>;
};

// Vitest types its matchers as `any`, which must not spread into what they are compared with.
export const anyText: unknown = expect.any(String);
export const anyNumber: unknown = expect.any(Number);

/** What an answer says when it refuses: status and body. */
export const refused = (status: number, code: string) => [status, { message: anyText, code }];

const COUNT_SESSIONS = `
  select count(*)::int as count from auth.session
  join auth."user" u on u.id = "userId" where u.email = $1`;

/** Another server within a test; it stops with the test, also where the test fails. */
export async function serverForTest(url: string, overrides: Environment = {}): Promise<TestServer> {
  const server = await startServer(url, overrides);
  onTestFinished(server.stop);
  return server;
}

/** Another database within a test; it goes with the test. */
export async function databaseForTest(
  options: { isMigrated: boolean } = { isMigrated: true },
): Promise<TestDatabase> {
  const database = await createTestDatabase(options);
  onTestFinished(database.drop);
  return database;
}

/** Starts database and server before the tests of the file and stops them after; call it at the top level. */
export function setStage(overrides: Environment = {}): Stage {
  let database: TestDatabase | undefined;
  let server: TestServer | undefined;
  const required = <T>(value: T | undefined): T => {
    if (value === undefined) {
      throw new Error("The stage is set up only while tests run.");
    }
    return value;
  };
  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startServer(database.url, overrides);
  });
  afterAll(async () => {
    await server?.stop();
    await database?.drop();
  });
  let addresses = 0;
  const open = () => {
    addresses += 1;
    // What the front door states; 198.18.0.0/15 is set aside for tests.
    const address = `198.18.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
    return new Browser(required(server).address, { "x-client-ip": address });
  };
  return {
    get database() {
      return required(database);
    },
    get server() {
      return required(server);
    },
    open,
    signedUp: async () => {
      const browser = open();
      const email = newEmail();
      expect((await browser.signUp(email)).status).toBe(200);
      return { browser, email };
    },
    sessionCount: async (email) =>
      (await required(database).query(COUNT_SESSIONS, [email]))[0]?.["count"],
  };
}
