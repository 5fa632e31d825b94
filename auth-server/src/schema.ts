/** The part of Better Auth's options that shapes its tables, shared by the server and its migration. */
import { jwt, twoFactor } from "better-auth/plugins";
import { PostgresDialect, type PostgresPool } from "kysely";
import { ownTables } from "./tables.ts";

const SCHEMA = "auth";

/** Tables live in schema `auth` with UUID keys made by PostgreSQL. */
export function tableOptions(pool: PostgresPool) {
  return {
    database: {
      dialect: new PostgresDialect({ pool }),
      type: "postgres",
      schemaName: SCHEMA,
      transaction: true,
    },
    advanced: { database: { generateId: "uuid", joins: true } },
    rateLimit: { storage: "database" },
  } as const;
}

/** What the migration needs and the server does not: the tables of the plugins without their settings. */
export function migrationOptions(pool: PostgresPool) {
  return { ...tableOptions(pool), plugins: [jwt(), twoFactor(), ownTables()] };
}
