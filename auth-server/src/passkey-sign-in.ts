/** Signing in with a passkey, which counts as two factors. */
import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { parseUserOutput } from "better-auth/db";
import { AuthenticationBody } from "./passkey-answers.ts";
import { giveChallenge, SIGN_IN, takeChallenge } from "./passkey-challenge.ts";
import type { PasskeyServices } from "./passkey-services.ts";
import { findCredential, notePasskeyUse } from "./passkey-store.ts";
import { refused, siteOf, verifiedCount } from "./passkey-verification.ts";

export function signInOptions({ appUrl }: PasskeyServices) {
  return createAuthEndpoint(
    "/passkey/generate-authenticate-options",
    { method: "POST" },
    async (ctx) => {
      // Without a list of credentials: whoever asks learns nothing about anybody.
      const options = await generateAuthenticationOptions({
        rpID: siteOf(appUrl).expectedRPID,
        challenge: await giveChallenge(ctx, SIGN_IN),
        userVerification: "required",
      });
      return ctx.json(options);
    },
  );
}

export function signIn({ appUrl, database, throttle }: PasskeyServices) {
  return createAuthEndpoint(
    "/passkey/verify-authentication",
    { method: "POST", body: AuthenticationBody },
    async (ctx) => {
      const { response } = ctx.body;
      const { createSession, findUserById } = ctx.context.internalAdapter;
      const expectedChallenge = await takeChallenge(ctx, SIGN_IN, throttle);
      const credential = await findCredential(database, response.id);
      if (credential === undefined) {
        throw refused();
      }
      const expected = { ...siteOf(appUrl), expectedChallenge };
      const count = await verifiedCount(response, credential, expected);
      const user = await findUserById(credential.userId);
      if (user === null || !(await notePasskeyUse(database, credential, count))) {
        throw refused();
      }
      const session = await createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({
        redirect: false,
        token: session.token,
        user: parseUserOutput(ctx.context.options, user),
      });
    },
  );
}
