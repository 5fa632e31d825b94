/** Whether an authenticator's answer holds. To its sender, whatever is wrong with it is one refusal. */
import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import {
  type AuthenticationAnswer,
  isUnattested,
  type RegistrationAnswer,
} from "./passkey-answers.ts";
import type { Credential } from "./passkey-store.ts";
import { refusal } from "./refusal.ts";

export const refused = () =>
  refusal("UNAUTHORIZED", "PASSKEY_REFUSED", "This passkey was not accepted.");

type Expected = {
  readonly expectedChallenge: string;
  readonly expectedOrigin: string;
  readonly expectedRPID: string;
};

/** What passkeys of this site are bound to. */
export const siteOf = (appUrl: string) => ({
  expectedOrigin: appUrl,
  expectedRPID: new URL(appUrl).hostname,
});

// The library's default, said here because a passkey alone counts as two factors: the authenticator has
// checked a finger, a face or a PIN.
const requireUserVerification = true;

/** Ed25519, ECDSA with P-256, RSA: what authenticators have. */
export const ALGORITHMS = [-8, -7, -257];

async function orRefused<T>(verification: () => Promise<T | null>): Promise<T> {
  const result = await verification().catch(() => null);
  if (result === null) {
    throw refused();
  }
  return result;
}

export function verifiedRegistration(response: RegistrationAnswer, expected: Expected) {
  return orRefused(async () => {
    if (!isUnattested(response)) {
      return null;
    }
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      ...expected,
      requireUserVerification,
      supportedAlgorithmIDs: ALGORITHMS,
      response,
    });
    return verified ? registrationInfo : null;
  });
}

/** How often the authenticator says it was used by now. */
export function verifiedCount(
  { response, ...answer }: AuthenticationAnswer,
  { counter, publicKey, userId }: Credential,
  expected: Expected,
): Promise<number> {
  return orRefused(async () => {
    const { userHandle, ...signed } = response;
    if (userHandle && Buffer.from(userHandle, "base64url").toString() !== userId) {
      return null;
    }
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...expected,
      requireUserVerification,
      response: { ...answer, response: signed },
      credential: {
        id: answer.id,
        publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")),
        counter: Number(counter),
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  });
}
