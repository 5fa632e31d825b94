/** Brings the tables of schema `auth` up to date: run as the owner, before the server, as often as one likes. */
import { getMigrations } from "better-auth/db/migration";
import type { PostgresPool } from "kysely";
import pg from "pg";
import { loadMigrationUrl } from "./config.ts";
import { migrationOptions } from "./schema.ts";
import { ConfigError } from "./variables.ts";

// One arbitrary number for "the migration of schema auth"; two runs at once wait for each other.
const LOCK_KEY = 7_326_013_441;
const LOCK_TIMEOUT_MS = 60_000;

/** What still has to be created or added, in words; empty when the tables are complete. */
export async function pendingMigrations(pool: PostgresPool): Promise<readonly string[]> {
  const plan = await getMigrations(migrationOptions(pool), { throwOnUnsafe: false });
  return [
    ...plan.toBeCreated.map(({ table }) => `table ${table}`),
    ...plan.toBeAdded.map(({ table, fields }) => `${Object.keys(fields).join(", ")} of ${table}`),
    ...plan.toBeAddedIndexes.map(({ name }) => `index ${name}`),
    ...plan.schemaProblems,
  ];
}

async function migrateLocked(pool: pg.Pool): Promise<number> {
  const { toBeCreated, toBeAdded, toBeAddedIndexes, runMigrations } = await getMigrations(
    migrationOptions(pool),
  );
  await runMigrations();
  return toBeCreated.length + toBeAdded.length + toBeAddedIndexes.length;
}

/**
 * Migrates under an advisory lock and returns how many tables, columns or indexes were made.
 * @internal
 */
export async function migrate(url: string): Promise<number> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "daymark-auth-migrate",
    max: 2,
    connectionTimeoutMillis: 10_000,
  });
  const holder = await pool.connect().catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  try {
    await holder.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await holder.query("select pg_advisory_lock($1)", [LOCK_KEY]);
    return await migrateLocked(pool);
  } finally {
    // Closing the connection gives up the lock, also after an error.
    holder.release(true);
    await pool.end();
  }
}

const NO_ANSWER =
  "The database at MIGRATION_DATABASE_URL does not answer; start it or correct the address.";
const REFUSED =
  "The database refused the role or password of MIGRATION_DATABASE_URL; correct them.";

/** What the codes of PostgreSQL and of the network mean for the person who ran the command. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  "42501":
    "The role of MIGRATION_DATABASE_URL may not change the schema; use the role that owns the database.",
  "55P03": "Another migration has held the lock for a minute; wait for it, then run this again.",
  "28P01": REFUSED,
  "28000": REFUSED,
  "3D000":
    "The database named in MIGRATION_DATABASE_URL does not exist; create it or correct the name.",
  "57P03": NO_ANSWER,
  ECONNREFUSED: NO_ANSWER,
  ENOTFOUND: NO_ANSWER,
  ETIMEDOUT: NO_ANSWER,
};

function explain(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return EXPLANATIONS[code] ?? `The migration of schema auth failed: ${String(error)}.`;
}

async function main(): Promise<number> {
  try {
    const changes = await migrate(loadMigrationUrl());
    const outcome = changes === 0 ? "is up to date" : `migrated: ${changes} changes`;
    process.stdout.write(`Schema auth ${outcome}.\n`);
    return 0;
  } catch (error) {
    const isSetting = error instanceof ConfigError;
    process.stderr.write(`${isSetting ? error.message : explain(error)}\n`);
    return isSetting ? 2 : 1;
  }
}

if (import.meta.main) {
  process.exitCode = await main();
}
