/** Adding a passkey: the password first, then the authenticator's answer. */
import { generateRegistrationOptions } from "@simplewebauthn/server";
import { createAuthEndpoint, sessionMiddleware } from "better-auth/api";
import { z } from "zod";
import { requireName } from "./guards.ts";
import { RegistrationBody } from "./passkey-answers.ts";
import { giveChallenge, registrationOf, takeChallenge } from "./passkey-challenge.ts";
import type { PasskeyServices } from "./passkey-services.ts";
import { addPasskey, registeredCredentials } from "./passkey-store.ts";
import { ALGORITHMS, siteOf, verifiedRegistration } from "./passkey-verification.ts";
import { refusal } from "./refusal.ts";

const MOST_PASSKEYS = 20;

type Registered = Awaited<ReturnType<typeof registeredCredentials>>;

const toDescriptors = (registered: Registered) =>
  registered.map(({ id, transports }) => ({
    id,
    transports: transports?.split(",").filter((name) => name !== "") ?? [],
  }));

export function registrationOptions({ appUrl, database }: PasskeyServices) {
  return createAuthEndpoint(
    "/passkey/generate-register-options",
    { method: "POST", body: z.object({ password: z.string() }), use: [sessionMiddleware] },
    async (ctx) => {
      const { user } = ctx.context.session;
      await ctx.context.password.checkPassword(user.id, ctx);
      const registered = await registeredCredentials(database, user.id);
      if (registered.length >= MOST_PASSKEYS) {
        throw refusal("BAD_REQUEST", "TOO_MANY_PASSKEYS", `${MOST_PASSKEYS} passkeys are enough.`);
      }
      const options = await generateRegistrationOptions({
        rpName: ctx.context.appName,
        rpID: siteOf(appUrl).expectedRPID,
        challenge: await giveChallenge(ctx, registrationOf(user.id)),
        userID: new TextEncoder().encode(user.id),
        userName: user.email,
        userDisplayName: user.name,
        attestationType: "none",
        supportedAlgorithmIDs: ALGORITHMS,
        excludeCredentials: toDescriptors(registered),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      });
      return ctx.json(options);
    },
  );
}

export function registration({ appUrl, database, tell, throttle }: PasskeyServices) {
  return createAuthEndpoint(
    "/passkey/verify-registration",
    { method: "POST", body: RegistrationBody, use: [sessionMiddleware] },
    async (ctx) => {
      const { user } = ctx.context.session;
      const { name = "Passkey", response } = ctx.body;
      const passkeyName = requireName(name);
      const expectedChallenge = await takeChallenge(ctx, registrationOf(user.id), throttle);
      const info = await verifiedRegistration(response, { ...siteOf(appUrl), expectedChallenge });
      const added = await addPasskey(database, {
        userId: user.id,
        name: passkeyName,
        credentialId: info.credential.id,
        publicKey: Buffer.from(info.credential.publicKey).toString("base64url"),
        counter: info.credential.counter,
        deviceType: info.credentialDeviceType,
        isBackedUp: info.credentialBackedUp,
        transports: response.response.transports.join(","),
        aaguid: info.aaguid,
      });
      if (added === undefined) {
        throw refusal("CONFLICT", "PASSKEY_KNOWN", "This passkey is registered already.");
      }
      tell(user, { kind: "passkey-added", name: added.name });
      return ctx.json(added);
    },
  );
}
