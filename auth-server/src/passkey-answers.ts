/** What browsers send back from WebAuthn, as it may reach us: every part of a known type and size. */
import { decodeAttestationObject, isoBase64URL } from "@simplewebauthn/server/helpers";
import { z } from "zod";

const base64url = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .regex(/^[\w-]*$/);

const common = {
  id: base64url(1400).min(1),
  rawId: base64url(1400),
  type: z.literal("public-key"),
};

/** Extensions are not asked for, so none is kept. */
const clientExtensionResults = z
  .unknown()
  .optional()
  .transform(() => ({}));

const Registration = z.object({
  ...common,
  clientExtensionResults,
  response: z.object({
    clientDataJSON: base64url(8_000),
    attestationObject: base64url(16_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,32}$/))
      .max(8)
      .default([]),
  }),
});

const Authentication = z.object({
  ...common,
  clientExtensionResults,
  response: z.object({
    clientDataJSON: base64url(8_000),
    authenticatorData: base64url(8_000),
    signature: base64url(8_000),
    userHandle: base64url(128).nullish(),
  }),
});

export const RegistrationBody = z.object({
  response: Registration,
  name: z.string().max(1000).optional(),
});
export const AuthenticationBody = z.object({ response: Authentication });

export type RegistrationAnswer = z.infer<typeof Registration>;
export type AuthenticationAnswer = z.infer<typeof Authentication>;

/**
 * Whether the answer names nobody who vouches for the authenticator, as it was asked to: checking somebody's
 * certificates could make this server fetch addresses that they contain.
 */
export function isUnattested({ response }: RegistrationAnswer): boolean {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject));
  const format = decoded.get("fmt");
  const isSelfSigned = format === "packed" && decoded.get("attStmt").get("x5c") === undefined;
  return format === "none" || isSelfSigned;
}
