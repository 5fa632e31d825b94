/** Limits per account: Better Auth's own limits count per address, which an attacker has many of. */
import { createHash } from "node:crypto";
import type { BetterAuthPlugin } from "better-auth";
import type { Database } from "./database.ts";

export type Limit = { readonly max: number; readonly seconds: number };

export type Throttle = {
  /** Counts one try and returns null, or the seconds to wait when there were too many. */
  readonly admit: (key: string, limit: Limit) => Promise<number | null>;
  /** Forgets the tries, after a success. */
  readonly forget: (key: string) => Promise<void>;
};

/** The plugin that gives Better Auth's migration our table `auth.throttle`. */
export function throttleTable(): BetterAuthPlugin {
  return {
    id: "throttle",
    schema: {
      throttle: {
        fields: {
          key: { type: "string", required: true, unique: true },
          tries: { type: "number", required: true },
          resetAt: { type: "date", required: true, index: true },
        },
      },
    },
  };
}

// One statement, so that parallel tries on any number of servers are counted one after the other.
const COUNT_TRY = `
  insert into auth.throttle (key, tries, "resetAt")
  values ($1, 1, now() + $2 * interval '1 second')
  on conflict (key) do update set
    tries = case when throttle."resetAt" <= now() then 1 else least(throttle.tries + 1, 1000000) end,
    "resetAt" = case when throttle."resetAt" <= now() then excluded."resetAt" else throttle."resetAt" end
  returning tries, ceil(extract(epoch from "resetAt" - now()))::int as wait`;

// The table says nothing about who tried to sign in where.
const digest = (key: string) => createHash("sha256").update(key).digest("base64url");

export function createThrottle(database: Database): Throttle {
  return {
    admit: async (key, limit) => {
      const [row] = await database.query<{ tries: number; wait: number }>(COUNT_TRY, [
        digest(key),
        limit.seconds,
      ]);
      return row === undefined || row.tries <= limit.max ? null : Math.max(1, row.wait);
    },
    forget: async (key) => {
      await database.query("delete from auth.throttle where key = $1", [digest(key)]);
    },
  };
}
