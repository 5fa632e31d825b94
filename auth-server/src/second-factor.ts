/** The second step of a sign-in: Better Auth's plugin for codes, and the guards that it leaves to us. */
import { randomInt } from "node:crypto";
import { twoFactor } from "better-auth/plugins";
import { knownDeviceOf, type RequestParts, sessionTokenOf } from "./credentials.ts";
import type { Database } from "./database.ts";
import type { Body } from "./guards.ts";
import type { Tell } from "./notices.ts";
import { refusal } from "./refusal.ts";
import { currentRequest } from "./request-context.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import type { Throttle } from "./throttle.ts";

/** The name that apps for codes show. */
export const APP_NAME = "Daymark";

export const CHALLENGE_COOKIE = "two_factor";

const CHALLENGE_SECONDS = 300;
const TRUST_SECONDS = 30 * 86_400;
// A code is accepted for its own half minute and those beside it.
const CODE_LIFE_SECONDS = 120;

const TOLD_SECONDS = 86_400;

const RECOVERY_CODES = 10;
const RECOVERY_CODE_HALF = 5;
// Without what looks alike on paper: 31 characters, ten of them are 49 bits.
const RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

const randomCharacters = (count: number) =>
  Array.from({ length: count }, () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)]);

const recoveryCode = () =>
  [randomCharacters(RECOVERY_CODE_HALF), randomCharacters(RECOVERY_CODE_HALF)]
    .map((half) => half.join(""))
    .join("-");

/** Codes of an app (TOTP) and recovery codes; secrets and codes are stored encrypted. */
export function secondFactorPlugin() {
  return twoFactor({
    twoFactorCookieMaxAge: CHALLENGE_SECONDS,
    trustDeviceMaxAge: TRUST_SECONDS,
    // Ours is per device and grows with every period; this one would let a stranger who knows the password
    // keep the owner out.
    accountLockout: { enabled: false },
    backupCodeOptions: {
      storeBackupCodes: "encrypted",
      customBackupCodesGenerate: () => Array.from({ length: RECOVERY_CODES }, recoveryCode),
    },
  });
}

const invalidCode = () => refusal("UNAUTHORIZED", "INVALID_CODE", "The code is wrong or used up.");

type Asked = {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly isEnabled: boolean;
  /** False for somebody who is signed in and sets the second step up. */
  readonly isSignIn: boolean;
};

type AskedParts = RequestParts & {
  readonly context: {
    readonly internalAdapter: {
      readonly findVerificationValue: (key: string) => Promise<{ value: string } | null>;
    };
  };
};

async function challengedUser(parts: AskedParts): Promise<string | null> {
  const { context, getSignedCookie } = parts;
  const { name } = context.createAuthCookie(CHALLENGE_COOKIE);
  const challenge = await getSignedCookie(name, context.secret);
  const row = challenge ? await context.internalAdapter.findVerificationValue(challenge) : null;
  return row?.value ?? null;
}

const USER = `
  select u.id as "userId", email, name, coalesce("twoFactorEnabled", false) as "isEnabled", false as "isSignIn"
  from auth.session s join auth."user" u on u.id = s."userId"
  where s.token = $1 and s."expiresAt" > now()
  union all
  select id, email, name, coalesce("twoFactorEnabled", false), true from auth."user" where id = $2::uuid
  order by "isSignIn" limit 1`;

/** Whose code this is: as Better Auth does, a session that is open counts before a sign-in half done. */
async function askedUser(parts: AskedParts, database: Database): Promise<Asked | undefined> {
  const [asked] = await database.query<Asked>(USER, [
    sessionTokenOf(parts),
    await challengedUser(parts),
  ]);
  return asked;
}

export type SecondFactorServices = {
  readonly database: Database;
  readonly limits: SignInLimits;
  readonly throttle: Throttle;
  readonly tell: Tell;
};

/** Counts the try and makes sure that no code is taken twice; the body as Better Auth should see it. */
export async function guardCode(
  parts: AskedParts,
  body: Body,
  services: SecondFactorServices,
): Promise<Body> {
  const code = typeof body["code"] === "string" ? body["code"].replaceAll(/\s/g, "") : "";
  const asked = await askedUser(parts, services.database);
  if (asked === undefined) {
    return { ...body, code }; // Better Auth answers for a sign-in that was never begun.
  }
  if (asked.isEnabled && !asked.isSignIn) {
    throw refusal("BAD_REQUEST", "TOTP_ALREADY_ENABLED", "Two-step verification is on already.");
  }
  if (!/^\d{6}$/.test(code)) {
    throw invalidCode();
  }
  await admit(parts, asked, services, false);
  // Marked before it is compared: of two requests with one code, one is too late.
  if (!(await services.throttle.once(`totp:${asked.userId}:${code}`, CODE_LIFE_SECONDS))) {
    throw invalidCode();
  }
  return { ...body, code };
}

/** Counts the try. Recovery codes are only for signing in: no stolen session can use them up. */
export async function guardRecoveryCode(
  parts: AskedParts,
  body: Body,
  services: SecondFactorServices,
): Promise<Body> {
  const letters = String(body["code"] ?? "").toLowerCase();
  const code = letters.replaceAll(/[^a-z0-9]/g, "").replace(/^(.{5})(.{5})$/, "$1-$2");
  const asked = await askedUser(parts, services.database);
  if (asked !== undefined && !asked.isSignIn) {
    throw refusal("BAD_REQUEST", "NOT_SIGNING_IN", "Recovery codes are for signing in.");
  }
  if (asked !== undefined) {
    await admit(parts, asked, services, true);
  }
  return { ...body, code, disableSession: false };
}

async function admit(
  parts: RequestParts,
  { email, isSignIn, name, userId }: Asked,
  { database, limits, tell, throttle }: SecondFactorServices,
  isRecovery: boolean,
): Promise<void> {
  const request = currentRequest();
  if (request !== undefined) {
    request.userId = userId;
    request.isSecondStep = isSignIn;
  }
  const device = isSignIn ? await knownDeviceOf(parts, database, email) : sessionTokenOf(parts);
  try {
    await limits.admitCode(userId, isRecovery, device);
  } catch (error) {
    // Whoever gets here without being the owner has the password.
    if (isSignIn && (await throttle.once(`told:${userId}`, TOLD_SECONDS))) {
      tell({ name, email }, { kind: "password-known" });
    }
    throw error;
  }
}
