/** What happens before Better Auth's endpoints run: who may try, and what a person may send. */
import { createAuthMiddleware } from "better-auth/api";
import { knownDeviceOf, type RequestParts } from "./credentials.ts";
import {
  type Body,
  PASSWORD_MAXIMUM,
  requireName,
  requireNewPassword,
  requirePassword,
  requireSafeImage,
  requireShortEmail,
} from "./guards.ts";
import type { PasswordHasher } from "./password.ts";
import { currentRequest } from "./request-context.ts";
import {
  APP_NAME,
  guardCode,
  guardRecoveryCode,
  type SecondFactorServices,
} from "./second-factor.ts";
import type { Limit } from "./throttle.ts";

/** Mails per account: nobody's inbox is flooded through us. */
const RESET_LIMIT: Limit = { max: 5, seconds: 3600 };
/** What costs a hash or a mail, over the whole site: more than this in a minute is no honest rush. */
const SITE_LIMIT: Limit = { max: 300, seconds: 60 };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type HookServices = SecondFactorServices & {
  readonly hasher: PasswordHasher;
  /** Stands for an e-mail address in the log, which must not hold the address itself. */
  readonly markOf: (email: string) => string;
};

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const emailOf = (body: Body) => textOf(body["email"]).toLowerCase();

function noteAccount(body: Body, { markOf }: HookServices): void {
  const request = currentRequest();
  if (request !== undefined && typeof body["email"] === "string") {
    request.account = markOf(emailOf(body));
  }
}

async function guardSignUp(body: Body, { hasher, limits }: HookServices): Promise<Body> {
  const { email, image, password } = body;
  requireShortEmail(email);
  requireSafeImage(image);
  const name = requireName(body["name"]);
  requireNewPassword(password, [textOf(email), name]);
  await limits.admit("site", "sign-up", SITE_LIMIT);
  const request = currentRequest();
  if (request !== undefined && typeof password === "string") {
    // Better Auth hashes inside the transaction; waiting for the gate there would hold a connection each.
    request.preparedHash = { password, hash: await hasher.hash(password) };
  }
  return { ...body, name };
}

async function guardSignIn(
  parts: RequestParts,
  body: Body,
  { database, limits }: HookServices,
): Promise<void> {
  requireShortEmail(body["email"]);
  if (textOf(body["password"]).length <= PASSWORD_MAXIMUM) {
    const email = emailOf(body);
    await limits.admitPassword(email, await knownDeviceOf(parts, database, email));
  }
}

async function guardResetRequest(body: Body, { limits }: HookServices): Promise<void> {
  requireShortEmail(body["email"]);
  await limits.admit("account", `reset:${emailOf(body)}`, RESET_LIMIT);
  await limits.admit("site", "reset", SITE_LIMIT);
}

function guardUpdateUser(body: Body): Body {
  requireSafeImage(body["image"]);
  return body["name"] === undefined ? body : { ...body, name: requireName(body["name"]) };
}

/** A browser names a session by its id; whether it is one of their own is looked at afterwards. */
async function tokenOfSession(body: Body, { database }: HookServices): Promise<Body> {
  const { token } = body;
  if (typeof token !== "string" || !UUID.test(token)) {
    return body;
  }
  const [session] = await database.query<{ token: string }>(
    "select token from auth.session where id = $1",
    [token],
  );
  return session === undefined ? body : { ...body, token: session.token };
}

type GuardedParts = Parameters<typeof guardCode>[0] & { readonly path: string };

async function guard(parts: GuardedParts, body: Body, services: HookServices): Promise<Body> {
  noteAccount(body, services);
  switch (parts.path) {
    case "/sign-up/email":
      return guardSignUp(body, services);
    case "/sign-in/email":
      await guardSignIn(parts, body, services);
      return body;
    case "/two-factor/verify-totp":
      return guardCode(parts, body, services);
    case "/two-factor/verify-backup-code":
      return guardRecoveryCode(parts, body, services);
    case "/two-factor/enable":
      // Said outright: what is merely left out comes back from the request.
      return { ...body, issuer: APP_NAME, method: "totp" };
    case "/passkey/verify-authentication":
      await services.limits.admitPasskey();
      return body;
    case "/update-user":
      return guardUpdateUser(body);
    case "/revoke-session":
      return tokenOfSession(body, services);
    case "/change-password":
    case "/reset-password":
      requireNewPassword(body["newPassword"]);
      return body;
    case "/request-password-reset":
      await guardResetRequest(body, services);
      return body;
    case "/delete-user":
      requirePassword(body["password"]);
      return body;
    default:
      return body;
  }
}

export function createHooks(services: HookServices) {
  return {
    before: createAuthMiddleware(async (ctx) => {
      // The server in front parses every body into an object or leaves it out.
      const body = ctx.body as Body | undefined;
      if (body === undefined) {
        return;
      }
      const guarded = await guard(ctx, body, services);
      return { context: { body: guarded } };
    }),
  };
}
