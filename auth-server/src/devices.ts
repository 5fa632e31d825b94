/**
 * Which devices a person has signed in from before. It decides who hears of a new device, and who is spared
 * the limits that strangers may have used up: whoever guesses cannot show the cookie that a device got with
 * its first sign-in.
 */
import { randomBytes } from "node:crypto";
import type { Database } from "./database.ts";

export const DEVICE_COOKIE = "device";
/** The longest time that browsers keep a cookie. */
export const DEVICE_COOKIE_SECONDS = 400 * 86_400;

/** What a request shows of the device it comes from. */
export type Device = {
  /** The value of the device's cookie; null where there is none. */
  readonly cookie: string | null;
  readonly userAgent: string;
  /** The client's network (see `address.ts`). */
  readonly network: string;
};

export const newDeviceCookie = () => randomBytes(24).toString("base64url");

// A mark is a digest: the table shows neither cookies nor addresses, and no mark fits two people.
const markOf = (detail: string) =>
  `encode(sha256(convert_to(u.id::text || ${detail}, 'UTF8')), 'hex')`;

const KNOWN = `
  select
    coalesce(exists (select from auth.device d where d.mark = ${markOf("':cookie:' || $2")}), false)
    or exists (
      select from auth.session s
      where s.token = $3 and s."userId" = u.id and s."expiresAt" > now()) as is_known
  from auth."user" u where u.email = $1`;

// `xmax = 0` tells a row that was made from one that was there.
const REMEMBER = `
  insert into auth.device as d (mark, "userId", "lastSeenAt")
  select ${markOf("detail")}, u.id, now()
  from auth."user" u, unnest($2::text[]) detail where u.id = $1
  on conflict (mark) do update set "lastSeenAt" = now()
  returning (xmax = 0) as is_new`;

const detailsOf = ({ cookie, network, userAgent }: Device) => [
  `:agent:${network}:${userAgent}`,
  ...(cookie === null ? [] : [`:cookie:${cookie}`]),
];

/** Whether the person with this e-mail address has signed in from the device, or is signed in on it now. */
export async function isKnownDevice(
  database: Database,
  email: string,
  {
    cookie,
    sessionToken,
  }: { readonly cookie: string | null; readonly sessionToken: string | null },
): Promise<boolean> {
  if (cookie === null && sessionToken === null) {
    return false;
  }
  const parameters = [email, cookie, sessionToken];
  const [row] = await database.query<{ is_known: boolean }>(KNOWN, parameters);
  return row?.is_known === true;
}

/**
 * Remembers the device and returns whether it was unknown until now: neither its cookie nor a browser of the
 * same kind from the same network was seen before, so that nobody gets a mail for having cleared the cookies.
 */
export async function rememberDevice(
  database: Database,
  userId: string,
  device: Device,
): Promise<boolean> {
  const rows = await database.query<{ is_new: boolean }>(REMEMBER, [userId, detailsOf(device)]);
  return rows.every((row) => row.is_new);
}

/** Forgets every device of the person, as after a password that others knew. */
export async function forgetDevices(database: Database, userId: string): Promise<void> {
  await database.query('delete from auth.device where "userId" = $1', [userId]);
}
