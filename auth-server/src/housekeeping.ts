/** Removes what has expired, so that the tables of schema auth do not grow for ever. */
import type { Database } from "./database.ts";
import { errorFields, type Log } from "./log.ts";
import { FORGIVEN_AFTER } from "./throttle.ts";

const INTERVAL_MS = 10 * 60_000;

// Small batches that step round rows in use: no lock is held long, and several servers share the work.
const BATCH = 1000;
const STATEMENTS = [
  ["session", '"expiresAt" < now()'],
  ["verification", '"expiresAt" < now()'],
  ["throttle", `"resetAt" < now() - interval '${FORGIVEN_AFTER}'`],
  ["device", `"lastSeenAt" < now() - interval '180 days'`],
].map(
  ([table, isOver]) => `
    with removed as (
      delete from auth.${table} where id in (
        select id from auth.${table} where ${isOver} limit ${BATCH} for update skip locked
      ) returning id
    ) select count(*)::int as count from removed`,
);

/** @internal */
export async function removeExpired(database: Database): Promise<void> {
  for (const statement of STATEMENTS) {
    let removed = BATCH;
    while (removed === BATCH) {
      const [row] = await database.query<{ count: number }>(statement);
      removed = row?.count ?? 0;
    }
  }
}

/** Runs a round now and then; returns the way to stop. */
export function startHousekeeping(database: Database, log: Log): () => void {
  const timer = setInterval(() => {
    removeExpired(database).catch((error: unknown) =>
      log.warning("housekeeping_failed", errorFields(error)),
    );
  }, INTERVAL_MS);
  return () => clearInterval(timer);
}
