/** What happens around Better Auth's endpoints: guards before, book-keeping after. */
import { createAuthMiddleware, isAPIError } from "better-auth/api";
import type { Database } from "./database.ts";
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
import { tooManyTries } from "./refusal.ts";
import { currentRequest } from "./request-context.ts";
import type { Limit, Throttle } from "./throttle.ts";

/** Tries per account, from any number of addresses; short, so that nobody can lock a person out for long. */
const SIGN_IN_LIMIT: Limit = { max: 10, seconds: 60 };
/** Mails per account: nobody's inbox is flooded through us. */
const RESET_LIMIT: Limit = { max: 5, seconds: 3600 };

type HookServices = {
  readonly database: Database;
  readonly hasher: PasswordHasher;
  /** Null where limits are switched off. */
  readonly throttle: Throttle | null;
  /** Stands for an e-mail address in the log, which must not hold the address itself. */
  readonly markOf: (email: string) => string;
};

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

/** Remembers whose session it is that begins, is used or ends, for the log. */
export async function noteUser({ userId }: { userId: string }): Promise<void> {
  const request = currentRequest();
  if (request !== undefined) {
    request.userId = userId;
  }
}

function noteAccount(body: Body, { markOf }: HookServices): void {
  const request = currentRequest();
  if (request !== undefined && typeof body["email"] === "string") {
    request.account = markOf(body["email"].toLowerCase());
  }
}

const signInKey = (email: unknown) => `sign-in:${textOf(email).toLowerCase()}`;

async function admit(throttle: Throttle | null, key: string, limit: Limit): Promise<void> {
  const wait = await throttle?.admit(key, limit);
  if (typeof wait === "number") {
    throw tooManyTries(wait);
  }
}

async function guardSignUp(body: Body, hasher: PasswordHasher): Promise<Body> {
  const { email, image, password } = body;
  requireShortEmail(email);
  requireSafeImage(image);
  const name = requireName(body["name"]);
  requireNewPassword(password, [textOf(email), name]);
  const request = currentRequest();
  if (request !== undefined && typeof password === "string") {
    // Better Auth hashes inside the transaction; waiting for the gate there would hold a connection each.
    request.preparedHash = { password, hash: await hasher.hash(password) };
  }
  return { ...body, name };
}

async function guardSignIn(body: Body, throttle: Throttle | null): Promise<void> {
  requireShortEmail(body["email"]);
  if (textOf(body["password"]).length <= PASSWORD_MAXIMUM) {
    await admit(throttle, signInKey(body["email"]), SIGN_IN_LIMIT);
  }
}

function guardUpdateUser(body: Body): Body {
  requireSafeImage(body["image"]);
  return body["name"] === undefined ? body : { ...body, name: requireName(body["name"]) };
}

async function guard(path: string, body: Body, services: HookServices): Promise<Body> {
  noteAccount(body, services);
  switch (path) {
    case "/sign-up/email":
      return guardSignUp(body, services.hasher);
    case "/sign-in/email":
      await guardSignIn(body, services.throttle);
      return body;
    case "/update-user":
      return guardUpdateUser(body);
    case "/change-password":
    case "/reset-password":
      requireNewPassword(body["newPassword"]);
      return body;
    case "/request-password-reset":
      requireShortEmail(body["email"]);
      await admit(services.throttle, `reset:${textOf(body["email"]).toLowerCase()}`, RESET_LIMIT);
      return body;
    case "/delete-user":
      requirePassword(body["password"]);
      return body;
    default:
      return body;
  }
}

type Active = {
  readonly session: { readonly userId: string; readonly token: string };
  readonly user: { readonly email: string };
};

/** What Better Auth leaves to do after a success. */
async function finish(path: string, { session, user }: Active, services: HookServices) {
  switch (path) {
    case "/sign-in/email":
      await services.throttle?.forget(signInKey(user.email));
      break;
    case "/change-password":
      await forgetResetLinks(services.database, session.userId);
      break;
    case "/revoke-other-sessions":
      // Better Auth ends the first hundred.
      await services.database.query(
        'delete from auth.session where "userId" = $1 and token <> $2',
        [session.userId, session.token],
      );
      break;
    default:
  }
}

/** Makes every link to set a new password worthless that may still lie in an inbox. */
export async function forgetResetLinks(database: Database, userId: string): Promise<void> {
  await database.query("delete from auth.verification where value = $1", [userId]);
}

export function createHooks(services: HookServices) {
  return {
    before: createAuthMiddleware(async (ctx) => {
      // The server in front parses every body into a flat object or leaves it out.
      const body = ctx.body as Body | undefined;
      return body === undefined
        ? undefined
        : { context: { body: await guard(ctx.path, body, services) } };
    }),
    after: createAuthMiddleware(async (ctx) => {
      const active = ctx.context.newSession ?? ctx.context.session;
      if (active && !isAPIError(ctx.context.returned)) {
        await noteUser(active.session);
        await finish(ctx.path, active, services);
      }
    }),
  };
}
