/** What was begun for a user and not finished: links in mails, sign-ins half done, devices that are trusted. */
import type { Database } from "./database.ts";

/**
 * Makes all of it worthless, as after a new password: no old link works, and every device is asked for its
 * second step again. Better Auth keeps these values by a digest of what was sent out, so they are found by
 * the user that they belong to.
 */
export async function forgetPending(database: Database, userId: string): Promise<void> {
  await database.query("delete from auth.verification where strpos(value, $1) > 0", [userId]);
}

/**
 * Deletes the user and everything that belongs to them in one statement: either all of it goes or nothing.
 * Better Auth would delete sessions, passwords and the user one after the other.
 */
export async function deleteUser(database: Database, userId: string): Promise<void> {
  await database.query(
    `with pending as (delete from auth.verification where strpos(value, $1::text) > 0)
     delete from auth."user" where id = $1::uuid`,
    [userId],
  );
}
