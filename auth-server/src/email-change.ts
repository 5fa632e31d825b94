/**
 * Another e-mail address: asked for with the password, confirmed through a link that was sent there, and only
 * where the person is signed in. So a mistyped address hands the account to nobody, and a mail scanner that
 * follows links changes nothing.
 */
import { randomBytes } from "node:crypto";
import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint, sessionMiddleware } from "better-auth/api";
import pg from "pg";
import { z } from "zod";
import type { Background } from "./background.ts";
import type { Database } from "./database.ts";
import { requireShortEmail } from "./guards.ts";
import type { Mailer } from "./mail.ts";
import { confirmEmailMail } from "./mail-texts.ts";
import type { Tell } from "./notices.ts";
import { forgetPending } from "./pending.ts";
import { refusal } from "./refusal.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

export type EmailChangeServices = {
  readonly appUrl: string;
  readonly database: Database;
  readonly mailer: Mailer;
  readonly background: Background;
  readonly limits: SignInLimits;
  readonly tell: Tell;
};

const LINK_SECONDS = 3600;
/** Mails to addresses that others own: nobody's inbox is flooded through us. */
const MAIL_LIMIT = { max: 5, seconds: 3600 };

const Pending = z.object({ userId: z.string(), newEmail: z.string() });

const identifierOf = (token: string) => `email-change:${token}`;
const invalidToken = () =>
  refusal("BAD_REQUEST", "INVALID_TOKEN", "This link is used up or too old.");

// Only the last address that was asked for can become the new one.
const FORGET_EARLIER = "delete from auth.verification where value like $1";

const UNIQUE_VIOLATION = "23505";
const isTaken = (error: unknown) =>
  error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION;

function request(services: EmailChangeServices) {
  const { appUrl, background, database, limits, mailer, tell } = services;
  return createAuthEndpoint(
    "/email-change/request",
    {
      method: "POST",
      body: z.object({ newEmail: z.email(), password: z.string() }),
      use: [sessionMiddleware],
    },
    async (ctx) => {
      const { user } = ctx.context.session;
      const newEmail = ctx.body.newEmail.toLowerCase();
      requireShortEmail(newEmail);
      await ctx.context.password.checkPassword(user.id, ctx);
      if (newEmail === user.email) {
        throw refusal("BAD_REQUEST", "EMAIL_IS_THE_SAME", "This is your address already.");
      }
      await limits.admit("mail", `email-change:${user.id}`, MAIL_LIMIT);
      await database.query(FORGET_EARLIER, [`{"userId":"${user.id}"%`]);
      const token = randomBytes(32).toString("base64url");
      await ctx.context.internalAdapter.createVerificationValue({
        identifier: identifierOf(token),
        value: JSON.stringify({ userId: user.id, newEmail }),
        expiresAt: new Date(Date.now() + LINK_SECONDS * 1000),
      });
      // The answer is the same for an address that has an account: its owner just gets no mail.
      const owner = await ctx.context.internalAdapter.findUserByEmail(newEmail);
      if (owner === null) {
        const url = `${appUrl}/confirm-email?token=${token}`;
        background.run(mailer(confirmEmailMail({ name: user.name, email: newEmail }, url)));
      }
      tell(user, { kind: "email-change-asked", newEmail });
      return ctx.json({ status: true });
    },
  );
}

function confirm({ database, tell }: EmailChangeServices) {
  return createAuthEndpoint(
    "/email-change/confirm",
    { method: "POST", body: z.object({ token: z.string() }), use: [sessionMiddleware] },
    async (ctx) => {
      const { user } = ctx.context.session;
      const { consumeVerificationValue, findVerificationValue, updateUser } =
        ctx.context.internalAdapter;
      const identifier = identifierOf(ctx.body.token);
      // Looked at first: somebody else who follows the link must not use it up.
      const found = await findVerificationValue(identifier);
      const pending = found === null ? null : Pending.parse(JSON.parse(found.value));
      if (pending?.userId !== user.id || (await consumeVerificationValue(identifier)) === null) {
        throw invalidToken();
      }
      const { newEmail } = pending;
      await updateUser(user.id, { email: newEmail, emailVerified: true }).catch(
        (error: unknown) => {
          throw isTaken(error)
            ? refusal("CONFLICT", "EMAIL_TAKEN", "There is already an account with this address.")
            : error;
        },
      );
      await forgetPending(database, user.id);
      tell(user, { kind: "email-changed", newEmail });
      return ctx.json({ status: true, email: newEmail });
    },
  );
}

export function emailChangePlugin(services: EmailChangeServices) {
  return {
    id: "email-change",
    endpoints: { requestEmailChange: request(services), confirmEmailChange: confirm(services) },
  } satisfies BetterAuthPlugin;
}
