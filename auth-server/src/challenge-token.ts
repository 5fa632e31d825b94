/**
 * The second step for clients without cookies. Better Auth keeps a sign-in that is half done in a cookie; a
 * script gets the signed value of that cookie as `twoFactorToken` and sends it back in the body. It opens
 * nothing but the second step, for five minutes.
 */
import type { IncomingMessage } from "node:http";
import { cookieName } from "./cookies.ts";
import type { Body } from "./guards.ts";
import { CHALLENGE_COOKIE } from "./second-factor.ts";

const SECOND_STEPS = ["/two-factor/verify-totp", "/two-factor/verify-backup-code"];

export type Unpacked = Pick<IncomingMessage, "headers"> & { readonly body: Body };

/** The request as a browser would make it, or null where it carries no such token. */
export function unpackChallenge(
  path: string,
  { headers }: Pick<IncomingMessage, "headers">,
  body: Body | undefined,
  appUrl: string,
): Unpacked | null {
  const { twoFactorToken: token, ...rest } = body ?? {};
  const isBrowser = headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;
  if (!SECOND_STEPS.includes(path) || isBrowser || typeof token !== "string") {
    return null;
  }
  // Whose step it is says the token alone; a page of another site cannot know it, so the origin is ours.
  const { authorization: _session, ...kept } = headers;
  const cookie = `${cookieName(appUrl, CHALLENGE_COOKIE)}=${encodeURIComponent(token)}`;
  return { headers: { ...kept, cookie, origin: appUrl }, body: rest };
}

/** The token in the answer to a sign-in that needs a second step. */
export function challengeToken(headers: Headers, appUrl: string): string | null {
  const start = `${cookieName(appUrl, CHALLENGE_COOKIE)}=`;
  const cookie = headers.getSetCookie().find((line) => line.startsWith(start));
  const [value] = cookie?.slice(start.length).split(";", 1) ?? [];
  return value === undefined ? null : decodeURIComponent(value);
}
