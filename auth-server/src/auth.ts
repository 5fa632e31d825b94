/** Better Auth as this product uses it. Pure: nothing is opened or read before the first request. */
import { createHash, createHmac } from "node:crypto";
import { betterAuth } from "better-auth";
import { bearer } from "better-auth/plugins";
import type { Background } from "./background.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database.ts";
import { BusyError, type Gate } from "./gate.ts";
import { createHooks, forgetResetLinks, noteUser } from "./hooks.ts";
import { errorFields, type Log } from "./log.ts";
import { type Mailer, resetPasswordMail } from "./mail.ts";
import { createPasswordHasher, type PasswordHasher } from "./password.ts";
import { busy, tooManyTries } from "./refusal.ts";
import { currentRequest } from "./request-context.ts";
import { tableOptions } from "./schema.ts";
import { createThrottle, type Throttle, throttleTable } from "./throttle.ts";
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
const PASSWORD_CHECK_LIMIT = { max: 10, seconds: 60 };

// Per address and path, beside the limits per account. Reading one's own session is not worth two
// statements of book-keeping: it costs less than they do.
const ADDRESS_LIMITS = {
  "/get-session": false,
  "/token": false,
  "/jwks": false,
  "/sign-in/email": { window: 60, max: 20 },
  "/sign-up/email": { window: 60, max: 20 },
  "/change-password": { window: 60, max: 10 },
  "/delete-user": { window: 60, max: 10 },
  "/request-password-reset": { window: 60, max: 5 },
  "/reset-password": { window: 60, max: 10 },
} as const;

/** Over https the `__Host-` prefix makes browsers refuse the cookie from anywhere but this very origin. */
function cookieOptions(appUrl: string) {
  const isSecure = appUrl.startsWith("https:");
  return {
    cookiePrefix: isSecure ? "__Host-daymark" : "daymark",
    defaultCookieAttributes: { secure: isSecure },
    // Would put Better Auth's own prefix `__Secure-` in front.
    useSecureCookies: false,
  };
}

/** Hashing for Better Auth: full queues become 503, and guessing is limited on every way to a password. */
function passwordOptions(hasher: PasswordHasher, throttle: Throttle | null): PasswordHasher {
  const orBusy = (error: unknown) => {
    throw error instanceof BusyError ? busy() : error;
  };
  return {
    hash: async (password) => {
      const prepared = currentRequest()?.preparedHash;
      return prepared?.password === password ? prepared.hash : hasher.hash(password).catch(orBusy);
    },
    verify: async (attempt) => {
      // Sign-in counts by e-mail before it looks anybody up; here it is whoever owns the stored hash.
      const isSignIn = currentRequest()?.route === "/sign-in/email";
      const key = `password:${createHash("sha256").update(attempt.hash).digest("hex")}`;
      const wait = isSignIn ? null : await throttle?.admit(key, PASSWORD_CHECK_LIMIT);
      if (typeof wait === "number") {
        throw tooManyTries(wait);
      }
      return hasher.verify(attempt).catch(orBusy);
    },
  };
}

function resetPasswordOptions(config: Config, { database, mailer }: AuthServices) {
  return {
    resetPasswordTokenExpiresIn: RESET_LINK_SECONDS,
    revokeSessionsOnPasswordReset: true,
    sendResetPassword: async ({ user, token }: { user: MailedUser; token: string }) => {
      const landing = encodeURIComponent(`${config.appUrl}/reset-password`);
      const link = `${config.appUrl}${BASE_PATH}/reset-password/${token}?callbackURL=${landing}`;
      await mailer(resetPasswordMail(user, link));
    },
    onPasswordReset: ({ user }: { user: { id: string } }) => forgetResetLinks(database, user.id),
  };
}
type MailedUser = { readonly name: string; readonly email: string };

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

export function createAuth(config: Config, services: AuthServices) {
  const { background, database, log } = services;
  const tables = tableOptions(database.pool);
  const throttle = config.rateLimit ? createThrottle(database) : null;
  const password = passwordOptions(createPasswordHasher(services.hashGate), throttle);
  return betterAuth({
    ...tables,
    appName: "Daymark",
    baseURL: config.appUrl,
    basePath: BASE_PATH,
    secret: config.secret,
    telemetry: { enabled: false },
    logger: logOptions(log),
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
    session: { cookieCache: { enabled: false }, freshAge: 0 },
    verification: { storeIdentifier: "hashed" },
    account: { accountLinking: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      password,
      ...resetPasswordOptions(config, services),
    },
    user: {
      deleteUser: {
        enabled: true,
        beforeDelete: async ({ id }) => {
          // Better Auth deletes sessions, passwords and the user one after the other, each on its own;
          // one statement with its cascades leaves either everything or nothing.
          await database.query('delete from auth."user" where id = $1', [id]);
        },
      },
    },
    databaseHooks: { session: { delete: { after: noteUser } } },
    hooks: createHooks({
      database,
      hasher: password,
      throttle,
      markOf: accountMark(config.secret),
    }),
    plugins: [bearer({ requireSignature: true }), tokenPlugin(config.token), throttleTable()],
  });
}
