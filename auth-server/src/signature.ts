/**
 * Replacing BETTER_AUTH_SECRET without signing everybody out. Better Auth checks session cookies against the
 * current secret only; here, what a previous secret signed is signed again before Better Auth sees it. The
 * cookie itself is renewed within a day of use, so a previous secret can be dropped after a week.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

/** Rewrites a Cookie or Authorization header. */
export type Renew = (header: string) => string;

// `value.signature`: 32 bytes in base64, percent-encoded in a cookie, plain in an Authorization header.
// Every part is bounded, so that a long header costs no more than its length.
const SIGNED = /(?<![\w-])([\w-]{1,64})\.((?:[\w+/]|%2B|%2F){43}(?:=|%3D))(?=;|\s|$)/gi;

const signatureOf = (value: string, secret: string) =>
  createHmac("sha256", secret).update(value).digest();

export function createRenewal(secret: string, previousSecrets: readonly string[]): Renew {
  if (previousSecrets.length === 0) {
    return (header) => header;
  }
  return (header) =>
    header.replace(SIGNED, (whole, value: string, encoded: string) => {
      const signature = Buffer.from(decodeURIComponent(encoded), "base64");
      const isOld =
        signature.length === 32 &&
        previousSecrets.some((old) => timingSafeEqual(signatureOf(value, old), signature));
      const renewed = signatureOf(value, secret).toString("base64");
      const isEncoded = encoded.includes("%");
      return isOld ? `${value}.${isEncoded ? encodeURIComponent(renewed) : renewed}` : whole;
    });
}
