/**
 * What happens after Better Auth's endpoints have run: tries are taken back, devices remembered, people told.
 * A plugin and not a hook of the options, because it has to come after the second factor: that ends the
 * session which the password began, and only what is left counts as signed in.
 */
import type { BetterAuthPlugin, GenericEndpointContext } from "better-auth";
import { createAuthMiddleware, isAPIError } from "better-auth/api";
import { deviceOf } from "./credentials.ts";
import type { Database } from "./database.ts";
import {
  DEVICE_COOKIE,
  DEVICE_COOKIE_SECONDS,
  forgetDevices,
  newDeviceCookie,
  rememberDevice,
} from "./devices.ts";
import type { Body } from "./guards.ts";
import type { Tell } from "./notices.ts";
import { forgetPending } from "./pending.ts";
import { currentRequest } from "./request-context.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import { describeUserAgent } from "./user-agent.ts";

export type BookKeepingServices = {
  readonly database: Database;
  readonly limits: SignInLimits;
  readonly tell: Tell;
};

/** The part of an endpoint's context that is read and written here. */
type After = Parameters<typeof deviceOf>[0] &
  Pick<GenericEndpointContext, "path" | "setCookie"> & {
    readonly body?: Body | undefined;
    readonly context: Pick<GenericEndpointContext["context"], "newSession" | "session"> & {
      readonly returned?: unknown;
    };
  };

type Active = {
  readonly session: { readonly userId: string; readonly token: string };
  readonly user: { readonly name: string; readonly email: string };
};

/** How each way in is told about; sign-up is no news to whoever did it. */
const WAYS: Readonly<Record<string, string | null>> = {
  "/sign-up/email": null,
  "/sign-in/email": "with the password",
  "/two-factor/verify-totp": "with the password and a code",
  "/two-factor/verify-backup-code": "with the password and a recovery code",
  "/passkey/verify-authentication": "with a passkey",
};

/** Remembers the device by its cookie and kind; a browser that asked not to be remembered keeps no cookie. */
async function remember(ctx: After, userId: string, { database }: BookKeepingServices) {
  const seen = deviceOf(ctx);
  const { dontRememberToken } = ctx.context.authCookies;
  const isPassing =
    ctx.body?.["rememberMe"] === false || ctx.getCookie(dontRememberToken.name) !== null;
  if (currentRequest()?.isBrowser !== true || isPassing) {
    return rememberDevice(database, userId, { ...seen, cookie: null });
  }
  const cookie = seen.cookie ?? newDeviceCookie();
  const { name, attributes } = ctx.context.createAuthCookie(DEVICE_COOKIE, {
    maxAge: DEVICE_COOKIE_SECONDS,
  });
  ctx.setCookie(name, cookie, attributes);
  return rememberDevice(database, userId, { ...seen, cookie });
}

async function noteSignIn(ctx: After, { session, user }: Active, services: BookKeepingServices) {
  const isNew = await remember(ctx, session.userId, services);
  const way = WAYS[ctx.path];
  if (isNew && typeof way === "string") {
    services.tell(user, {
      kind: "new-device",
      browser: describeUserAgent(ctx.headers?.get("user-agent") ?? ""),
      address: ctx.headers?.get("x-client-ip") ?? "unknown",
      way,
    });
  }
}

/** Everything but the device in front of the person is a stranger again. */
async function forgetOthers(ctx: After, userId: string, services: BookKeepingServices) {
  await forgetPending(services.database, userId);
  await forgetDevices(services.database, userId);
  await remember(ctx, userId, services);
}

/** What Better Auth leaves to do after a success. */
async function finish(ctx: After, active: Active, services: BookKeepingServices): Promise<void> {
  const { database, tell } = services;
  const { session, user } = active;
  switch (ctx.path) {
    case "/change-password":
      await (ctx.body?.["revokeOtherSessions"] === true
        ? forgetOthers(ctx, session.userId, services)
        : forgetPending(database, session.userId));
      tell(user, { kind: "password-changed" });
      break;
    case "/revoke-other-sessions":
      // Better Auth ends the first hundred.
      await database.query('delete from auth.session where "userId" = $1 and token <> $2', [
        session.userId,
        session.token,
      ]);
      await forgetOthers(ctx, session.userId, services);
      break;
    case "/two-factor/verify-totp":
      if (currentRequest()?.isSecondStep === false) {
        await forgetPending(database, session.userId);
        tell(user, { kind: "two-factor-on" });
      }
      break;
    case "/two-factor/disable":
      await forgetPending(database, session.userId);
      tell(user, { kind: "two-factor-off" });
      break;
    case "/two-factor/generate-backup-codes":
      tell(user, { kind: "recovery-codes-renewed" });
      break;
    case "/delete-user":
      tell(user, { kind: "account-deleted" });
      break;
    default:
  }
}

const isSecondStepNext = (returned: unknown) =>
  typeof returned === "object" && returned !== null && "twoFactorRedirect" in returned;

async function keepBooks(ctx: After, services: BookKeepingServices): Promise<void> {
  const { newSession, returned, session } = ctx.context;
  const isRefused = isAPIError(returned);
  if (!isRefused || returned.statusCode !== 401) {
    // Neither a success nor an overload is a guess.
    await services.limits.giveBack(!isRefused);
  }
  const request = currentRequest();
  if (request !== undefined && !isRefused && isSecondStepNext(returned)) {
    request.isSecondStepNext = true;
  }
  const active = newSession ?? session;
  if (isRefused || !active) {
    return;
  }
  if (request !== undefined) {
    request.userId = active.session.userId;
  }
  if (ctx.path in WAYS && newSession && request?.isSecondStep !== false) {
    await noteSignIn(ctx, newSession, services);
  }
  await finish(ctx, active, services);
}

export function bookKeeping(services: BookKeepingServices) {
  return {
    id: "book-keeping",
    hooks: {
      after: [
        {
          matcher: () => true,
          handler: createAuthMiddleware((ctx) => keepBooks(ctx, services)),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}
