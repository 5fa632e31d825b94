import { expect, test } from "vitest";
import { openDatabase } from "./database.ts";
import { removeExpired } from "./housekeeping.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage();

test("expired rows go, however many they are, and living ones stay", async () => {
  const { email } = await stage.signedUp();
  await stage.database.query(
    `insert into auth.session ("expiresAt", token, "updatedAt", "userId")
     select now() - interval '1 second', 'old-' || n, now(), id
     from auth."user", generate_series(1, 2400) n where email = $1`,
    [email],
  );
  await stage.database.query(`
    insert into auth.verification (identifier, value, "expiresAt", "updatedAt")
    values ('old', 'x', now() - interval '1 second', now()), ('new', 'x', now() + interval '1 hour', now());
    insert into auth.throttle (key, tries, "resetAt")
    values ('old', 1, now() - interval '61 minutes'), ('new', 1, now() - interval '59 minutes')`);
  await stage.database.query(
    `insert into auth.device (mark, "userId", "lastSeenAt")
     select 'old', id, now() - interval '181 days' from auth."user" where email = $1`,
    [email],
  );
  const database = openDatabase(stage.database.url, () => undefined);

  await removeExpired(database);

  expect(await stage.sessionCount(email)).toBe(1);
  expect(
    await stage.database.query(
      `select identifier as name from auth.verification union all select key from auth.throttle
       union all select mark from auth.device where mark = 'old'`,
    ),
  ).toEqual([{ name: "new" }, { name: "new" }]);
  await database.end();
});
