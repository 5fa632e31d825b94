import { toResult, toValue } from "@/lib/auth-call";
import { IN_PASSWORD } from "@/lib/auth-enter";
import { postAuth } from "@/lib/auth-post";
import { isRecord } from "@/lib/parse";
import { session } from "@/lib/session";
import type { AuthResult } from "@/types/auth";

/** Sends a link to the new address; until somebody follows it, nothing changes. */
export async function requestEmailChange(newEmail: string, password: string): Promise<AuthResult> {
  return toResult(await postAuth("/email-change/request", { newEmail, password }), IN_PASSWORD);
}

/** What the link in that mail leads to: from here on, people sign in with the new address. */
export async function confirmEmailChange(token: string): Promise<AuthResult> {
  const result = toValue(await postAuth("/email-change/confirm", { token }), emailIn);
  const identity = session.identity();
  if (result.ok && identity !== null) {
    session.updateUser({ ...identity.user, email: result.value, emailVerified: true });
  }
  return result;
}

function emailIn(data: unknown): string | null {
  const email = isRecord(data) ? data["email"] : null;
  return typeof email === "string" ? email : null;
}
