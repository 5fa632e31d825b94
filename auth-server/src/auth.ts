/** Better Auth as this product uses it. Pure: nothing is opened or read before the first request. */
import { createHmac } from "node:crypto";
import { betterAuth } from "better-auth";
import { bearer } from "better-auth/plugins";
import { ADDRESS_LIMITS } from "./address-limits.ts";
import type { Background } from "./background.ts";
import { bookKeeping } from "./book-keeping.ts";
import type { Config } from "./config.ts";
import { cookieOptions } from "./cookies.ts";
import type { Database } from "./database.ts";
import { forgetDevices } from "./devices.ts";
import { emailChangePlugin } from "./email-change.ts";
import type { Gate } from "./gate.ts";
import { createHooks } from "./hooks.ts";
import { errorFields, type Log } from "./log.ts";
import type { Mailer } from "./mail.ts";
import { type Recipient, resetPasswordMail } from "./mail-texts.ts";
import { createNotices, type Tell } from "./notices.ts";
import { passkeyPlugin } from "./passkeys.ts";
import { createPasswordHasher } from "./password.ts";
import { passwordOptions } from "./password-options.ts";
import { deleteUser, forgetPending } from "./pending.ts";
import { currentRequest } from "./request-context.ts";
import { tableOptions } from "./schema.ts";
import { APP_NAME, secondFactorPlugin } from "./second-factor.ts";
import { createSignInLimits } from "./sign-in-limits.ts";
import { ownTables } from "./tables.ts";
import { createThrottle, withoutLimits } from "./throttle.ts";
import { tokenPlugin } from "./token.ts";

export type AuthServices = {
  readonly database: Database;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly background: Background;
  readonly hashGate: Gate;
};

export type Auth = ReturnType<typeof createAuth>;

/** The one place where both services agree on the path; the front door sends it here. */
export const BASE_PATH = "/api/auth";

const RESET_LINK_SECONDS = 3600;
/** How often a session in use is prolonged, and how exact "last used" is. */
const SESSION_UPDATE_SECONDS = 600;

type ResetUser = Recipient & { readonly id: string };

function resetPasswordOptions(config: Config, { database, mailer }: AuthServices, tell: Tell) {
  return {
    resetPasswordTokenExpiresIn: RESET_LINK_SECONDS,
    revokeSessionsOnPasswordReset: true,
    sendResetPassword: async ({ user, token }: { user: ResetUser; token: string }) => {
      const landing = encodeURIComponent(`${config.appUrl}/reset-password`);
      const link = `${config.appUrl}${BASE_PATH}/reset-password/${token}?callbackURL=${landing}`;
      await mailer(resetPasswordMail(user, link));
    },
    onPasswordReset: async ({ user }: { user: ResetUser }) => {
      await forgetPending(database, user.id);
      await forgetDevices(database, user.id);
      tell(user, { kind: "password-changed" });
    },
  };
}

/** Better Auth's own messages: those with a cause are failures, the rest the request line says already. */
function logOptions(log: Log) {
  return {
    // At "warn" and "error" it would also print every refusal, past this function.
    level: "info",
    log: (level: string, message: string, ...details: unknown[]) => {
      const cause = details.find((detail) => detail instanceof Error);
      if (cause !== undefined) {
        log.error("better_auth_failed", { detail: message, ...errorFields(cause) });
      } else if (level !== "info") {
        log.debug("better_auth", { detail: message });
      }
    },
  } as const;
}

/** The same e-mail address gives the same mark, which nobody can turn back without the secret. */
const accountMark = (secret: string) => (email: string) =>
  createHmac("sha256", secret).update(`account:${email}`).digest("hex").slice(0, 16);

/** Remembers whose session ended, for the log. */
async function noteUser({ userId }: { userId: string }): Promise<void> {
  const request = currentRequest();
  if (request !== undefined) {
    request.userId = userId;
  }
}

/** What the hooks and plugins of our own share. */
function createHelpers(config: Config, services: AuthServices) {
  const { background, database, log, mailer } = services;
  const { appUrl } = config;
  const counting = createThrottle(database);
  const throttle = config.rateLimit ? counting : withoutLimits(counting);
  return {
    appUrl,
    background,
    database,
    mailer,
    throttle,
    hasher: passwordOptions(createPasswordHasher(services.hashGate), throttle),
    limits: createSignInLimits(throttle, log),
    markOf: accountMark(config.secret),
    tell: createNotices(appUrl, services),
  };
}

export function createAuth(config: Config, services: AuthServices) {
  const { background, database, log } = services;
  const tables = tableOptions(database.pool);
  const helpers = createHelpers(config, services);
  return betterAuth({
    ...tables,
    appName: APP_NAME,
    baseURL: config.appUrl,
    basePath: BASE_PATH,
    secret: config.secret,
    telemetry: { enabled: false },
    logger: logOptions(log),
    // Otherwise it prints what nobody foresaw by itself, in lines that are no JSON.
    onAPIError: { throw: true },
    rateLimit: { ...tables.rateLimit, enabled: config.rateLimit, customRules: ADDRESS_LIMITS },
    advanced: {
      ...tables.advanced,
      ...cookieOptions(config.appUrl),
      // The server sets it from what the front door says; clients cannot.
      ipAddress: { ipAddressHeaders: ["x-client-ip"] },
      backgroundTasks: { handler: background.run },
    },
    // A cached session would outlive its revocation. Freshness would break the list of devices a day
    // after sign-in; what is sensitive asks for the password instead.
    session: {
      cookieCache: { enabled: false },
      freshAge: 0,
      updateAge: SESSION_UPDATE_SECONDS,
    },
    verification: { storeIdentifier: "hashed" },
    account: { accountLinking: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      password: helpers.hasher,
      ...resetPasswordOptions(config, services, helpers.tell),
    },
    user: { deleteUser: { enabled: true, beforeDelete: ({ id }) => deleteUser(database, id) } },
    databaseHooks: { session: { delete: { after: noteUser } } },
    hooks: createHooks(helpers),
    plugins: [
      // Before the one that hands out session tokens: a sign-in half done must not have one.
      secondFactorPlugin(),
      passkeyPlugin(helpers),
      emailChangePlugin(helpers),
      bearer({ requireSignature: true }),
      tokenPlugin(config.token),
      ownTables(),
      bookKeeping(helpers),
    ],
  });
}
