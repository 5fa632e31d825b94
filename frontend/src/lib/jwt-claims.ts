import { isRecord, parseJson } from "@/lib/parse";
import type { AuthUser } from "@/types/auth";

export type TokenClaims = {
  user: AuthUser;
  /** The token's own lifetime (`exp - iat`), which no wrong clock of this device can change. */
  lifetimeMs: number;
};

/**
 * Reads the claims without verifying them: only the backend decides whether a token is good; the
 * page needs to know whose it is and how long it lives. Null where it is no such token.
 */
export function readClaims(token: string): TokenClaims | null {
  const payload = token.split(".")[1];
  const claims = payload === undefined ? null : parseJson(decodeBase64Url(payload));
  if (!isRecord(claims)) {
    return null;
  }
  const { sub, iat, exp, name, email } = claims;
  if (typeof sub !== "string" || typeof iat !== "number" || typeof exp !== "number") {
    return null;
  }
  const user: AuthUser = {
    id: sub,
    name: typeof name === "string" ? name : "",
    email: typeof email === "string" ? email : "",
    emailVerified: claims["email_verified"] === true,
  };
  return exp > iat ? { user, lifetimeMs: (exp - iat) * 1000 } : null;
}

function decodeBase64Url(text: string): string {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  } catch {
    return "";
  }
}
