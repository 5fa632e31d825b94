/** A database of its own for a test file, and the role that the server runs as. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export type TestDatabase = {
  readonly name: string;
  /** The address for the owner, who may change the schema. */
  readonly ownerUrl: string;
  /** The address for the role of the server: rows only, nothing else. */
  readonly url: string;
  readonly query: (sql: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>;
  readonly drop: () => Promise<void>;
};

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The rights that the provisioning of the product gives: DML on schema auth. */
const grants = (role: string, password: string) => `
  create role ${role} login password '${password}';
  grant usage on schema auth to ${role};
  grant select, insert, update, delete on all tables in schema auth to ${role};`;

const addressOf = (base: string, database: string, user?: string, password?: string) => {
  const url = new URL(base);
  url.pathname = `/${database}`;
  if (user !== undefined && password !== undefined) {
    url.username = user;
    url.password = password;
  }
  return url.href;
};

/** Copies the migrated template (or starts empty) and makes the role. */
export async function createTestDatabase(
  { isMigrated }: { isMigrated: boolean } = { isMigrated: true },
): Promise<TestDatabase> {
  const server = inject("databaseUrl");
  const name = `auth_test_${randomBytes(6).toString("hex")}`;
  const role = `${name}_auth`;
  const password = randomBytes(12).toString("hex");
  const ownerUrl = addressOf(server, name);
  const template = isMigrated ? `template ${inject("template")} strategy file_copy` : "";
  await withClient(server, (client) => client.query(`create database ${name} ${template}`));
  if (isMigrated) {
    await withClient(ownerUrl, (client) => client.query(grants(role, password)));
  }
  return {
    name,
    ownerUrl,
    url: addressOf(server, name, role, password),
    query: (sql, parameters) =>
      withClient(ownerUrl, async (client) => {
        const { rows } = await client.query<Record<string, unknown>>(sql, parameters);
        return rows;
      }),
    drop: () =>
      withClient(server, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
        await client.query(`drop role if exists ${role}`);
      }),
  };
}
