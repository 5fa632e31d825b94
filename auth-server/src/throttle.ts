/** Counts tries in the database, so that every server of a site sees the same. */
import { createHash } from "node:crypto";
import type { Database } from "./database.ts";

export type Limit = {
  /** Tries in one period. */
  readonly max: number;
  /** The length of a period. */
  readonly seconds: number;
  /** Each period whose tries were used up makes the next one twice as long, up to this. */
  readonly longest?: number;
  /** Each period whose tries were used up halves the tries of the next one, down to this. */
  readonly least?: number;
};

export type Throttle = {
  /** Counts one try and returns null, or the seconds to wait when there were too many. */
  readonly admit: (key: string, limit: Limit) => Promise<number | null>;
  /** Takes back one try of each: it was none of those that the limits are there for. */
  readonly giveBack: (keys: readonly string[]) => Promise<void>;
  /** Forgets the tries, after a success. */
  readonly forget: (key: string) => Promise<void>;
  /** True the first time within so many seconds, false ever after. */
  readonly once: (key: string, seconds: number) => Promise<boolean>;
};

/** After so long without a try, nothing is held against anybody: no limit is for ever. */
export const FORGIVEN_AFTER = "1 hour";

// One statement, so that parallel tries on any number of servers are counted one after the other.
// $2 seconds, $3 longest, $4 max, $5 least.
const COUNT_TRY = `
  insert into auth.throttle as t (key, tries, level, "resetAt")
  values ($1, 1, 0, now() + $2::int * interval '1 second')
  on conflict (key) do update set (tries, level, "resetAt") = (
    select
      case when period.is_over then 1 else least(t.tries + 1, 1000000) end,
      next.level,
      case when period.is_over
        then now() + least($2::int * 2 ^ next.level, $3::int) * interval '1 second'
        else t."resetAt" end
    from
      (select t."resetAt" <= now() as is_over, coalesce(t.level, 0) as level) as period,
      lateral (select case
        when not period.is_over then period.level
        when t."resetAt" <= now() - interval '${FORGIVEN_AFTER}' then 0
        when t.tries > greatest(floor($4::int / 2 ^ period.level), $5::int) then least(period.level + 1, 20)
        else greatest(period.level - 1, 0) end as level) as next)
  returning
    tries > greatest(floor($4::int / 2 ^ level), $5::int) as is_refused,
    ceil(extract(epoch from "resetAt" - now()))::int as wait`;

// In the order of the keys: two of these at once must not wait for each other.
const GIVE_BACK = `
  update auth.throttle set tries = greatest(tries - 1, 0) where id in (
    select id from auth.throttle where key = any($1) order by key for update)`;

// The table says nothing about who tried to sign in where.
const digest = (key: string) => createHash("sha256").update(key).digest("base64url");

export function createThrottle(database: Database): Throttle {
  const admit: Throttle["admit"] = async (key, limit) => {
    const { max, seconds, longest = seconds, least = max } = limit;
    const [row] = await database.query<{ is_refused: boolean; wait: number }>(COUNT_TRY, [
      digest(key),
      seconds,
      longest,
      max,
      least,
    ]);
    return row?.is_refused === true ? Math.max(1, row.wait) : null;
  };
  return {
    admit,
    giveBack: async (keys) => {
      await database.query(GIVE_BACK, [keys.map(digest)]);
    },
    forget: async (key) => {
      await database.query("delete from auth.throttle where key = $1", [digest(key)]);
    },
    once: async (key, seconds) => (await admit(`once:${key}`, { max: 1, seconds })) === null,
  };
}

/** Counts nothing and refuses nothing, where limits are switched off; what happens once still does. */
export function withoutLimits({ once }: Throttle): Throttle {
  return {
    admit: async () => null,
    giveBack: async () => undefined,
    forget: async () => undefined,
    once,
  };
}
