/** The challenges that authenticators sign: bound to a browser and a purpose, good for one answer. */
import { randomBytes } from "node:crypto";
import type { GenericEndpointContext } from "better-auth";
import { refusal } from "./refusal.ts";
import type { Throttle } from "./throttle.ts";

const COOKIE = "passkey";
// Longer than any challenge lives.
const SPENT_SECONDS = 3600;

export type Purpose = {
  readonly name: string;
  readonly seconds: number;
};

/** The sign-in page asks for one when it opens, long before anybody may use it. */
export const SIGN_IN: Purpose = { name: "sign-in", seconds: SPENT_SECONDS };

/** What a password has allowed counts for the owner of that password only. */
export const registrationOf = (userId: string): Purpose => ({
  name: `register-${userId}`,
  seconds: 600,
});

const secondsNow = () => Math.floor(Date.now() / 1000);

/** A new challenge; its browser keeps it in a signed cookie, so nothing is stored before it is used. */
export async function giveChallenge(
  ctx: GenericEndpointContext,
  { name: purpose, seconds }: Purpose,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(randomBytes(32));
  const { name, attributes } = ctx.context.createAuthCookie(COOKIE, { maxAge: seconds });
  const value = [purpose, Buffer.from(challenge).toString("base64url"), secondsNow() + seconds];
  await ctx.setSignedCookie(name, value.join(":"), ctx.context.secret, attributes);
  return challenge;
}

/** The challenge that this browser was given for this purpose. Throws where there is none any more. */
export async function takeChallenge(
  ctx: GenericEndpointContext,
  purpose: Purpose,
  throttle: Throttle,
): Promise<string> {
  const { name } = ctx.context.createAuthCookie(COOKIE);
  const value = (await ctx.getSignedCookie(name, ctx.context.secret)) || "";
  const [given, challenge = "", until = ""] = value.split(":");
  const isAlive = given === purpose.name && Number(until) > secondsNow();
  if (!isAlive || !(await throttle.once(`passkey:${challenge}`, SPENT_SECONDS))) {
    throw refusal("BAD_REQUEST", "CHALLENGE_NOT_FOUND", "This took too long. Try again.");
  }
  return challenge;
}
