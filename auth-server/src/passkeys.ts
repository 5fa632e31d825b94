/**
 * Passkeys: paths and table are those of Better Auth's own plugin, which has no release for this version of
 * Better Auth. What differs is deliberate: the password is asked for before one is added or removed, and the
 * authenticator must have checked who uses it.
 */
import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint, sessionMiddleware } from "better-auth/api";
import { z } from "zod";
import { requireName } from "./guards.ts";
import { registration, registrationOptions } from "./passkey-registration.ts";
import type { PasskeyServices } from "./passkey-services.ts";
import { signIn, signInOptions } from "./passkey-sign-in.ts";
import { listPasskeys, removePasskey, renamePasskey } from "./passkey-store.ts";
import { refusal } from "./refusal.ts";

const notFound = () => refusal("NOT_FOUND", "PASSKEY_NOT_FOUND", "There is no such passkey.");

const list = ({ database }: PasskeyServices) =>
  createAuthEndpoint(
    "/passkey/list-user-passkeys",
    { method: "GET", use: [sessionMiddleware] },
    async (ctx) => ctx.json(await listPasskeys(database, ctx.context.session.user.id)),
  );

const rename = ({ database }: PasskeyServices) =>
  createAuthEndpoint(
    "/passkey/update-passkey",
    {
      method: "POST",
      body: z.object({ id: z.uuid(), name: z.string() }),
      use: [sessionMiddleware],
    },
    async (ctx) => {
      const name = requireName(ctx.body.name);
      const { id: userId } = ctx.context.session.user;
      const renamed = await renamePasskey(database, userId, ctx.body.id, name);
      if (renamed === undefined) {
        throw notFound();
      }
      return ctx.json(renamed);
    },
  );

const remove = ({ database, tell }: PasskeyServices) =>
  createAuthEndpoint(
    "/passkey/delete-passkey",
    {
      method: "POST",
      body: z.object({ id: z.uuid(), password: z.string() }),
      use: [sessionMiddleware],
    },
    async (ctx) => {
      const { user } = ctx.context.session;
      await ctx.context.password.checkPassword(user.id, ctx);
      const name = await removePasskey(database, user.id, ctx.body.id);
      if (name === undefined) {
        throw notFound();
      }
      tell(user, { kind: "passkey-removed", name });
      return ctx.json({ status: true });
    },
  );

export function passkeyPlugin(services: PasskeyServices) {
  return {
    id: "passkey",
    endpoints: {
      generatePasskeyRegistrationOptions: registrationOptions(services),
      verifyPasskeyRegistration: registration(services),
      generatePasskeyAuthenticationOptions: signInOptions(services),
      verifyPasskeyAuthentication: signIn(services),
      listPasskeys: list(services),
      updatePasskey: rename(services),
      deletePasskey: remove(services),
    },
  } satisfies BetterAuthPlugin;
}
