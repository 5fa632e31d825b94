import { toData, toResult, toValue } from "@/lib/auth-call";
import { enter, IN_PASSWORD } from "@/lib/auth-enter";
import { failedHere, getAuth, postAuth } from "@/lib/auth-post";
import { toDate } from "@/lib/devices";
import { isRecord } from "@/lib/parse";
import { askForPasskey, createPasskey } from "@/lib/passkey-ceremony";
import type { AuthResult, Passkey, SignInResult } from "@/types/auth";

/**
 * Asks for a passkey and signs in with it. As a suggestion it waits until the signal ends it, and
 * counts as cancelled as long as the person has not chosen one.
 */
export async function signInWithPasskey(asking: {
  isSuggestion: boolean;
  signal: AbortSignal;
}): Promise<SignInResult> {
  const options = toValue(await postAuth("/passkey/generate-authenticate-options"), record);
  if (!options.ok) {
    return asking.isSuggestion ? toResult(failedHere("PASSKEY_CANCELLED")) : options;
  }
  const result = await askForPasskey(options.value, asking);
  if (!result.ok) {
    return toResult(failedHere(result.code));
  }
  return enter(async () => postAuth("/passkey/verify-authentication", { response: result.answer }));
}

/** The password first: only then does the browser ask the authenticator. */
export async function addPasskey(name: string, password: string): Promise<AuthResult> {
  const answer = await postAuth("/passkey/generate-register-options", { password });
  const options = toValue(answer, record, IN_PASSWORD);
  if (!options.ok) {
    return options;
  }
  const result = await createPasskey(options.value);
  return toResult(
    result.ok
      ? await postAuth("/passkey/verify-registration", { response: result.answer, name })
      : failedHere(result.code),
  );
}

/** The person's passkeys, the oldest first. Throws ApiError. */
export async function listPasskeys(): Promise<readonly Passkey[]> {
  const data = toData(await getAuth("/passkey/list-user-passkeys"));
  return Array.isArray(data) ? (data as unknown[]).flatMap(toPasskey) : [];
}

export async function renamePasskey(id: string, name: string): Promise<AuthResult> {
  return toResult(await postAuth("/passkey/update-passkey", { id, name }));
}

export async function removePasskey(id: string, password: string): Promise<AuthResult> {
  return toResult(await postAuth("/passkey/delete-passkey", { id, password }), IN_PASSWORD);
}

function record(data: unknown): object | null {
  return isRecord(data) ? data : null;
}

function toPasskey(row: unknown): Passkey[] {
  if (!isRecord(row) || typeof row["id"] !== "string" || typeof row["name"] !== "string") {
    return [];
  }
  const { createdAt, id, isSynced, lastUsedAt, name } = row;
  return [
    {
      id,
      name,
      createdAt: toDate(createdAt),
      lastUsedAt: lastUsedAt === null ? null : toDate(lastUsedAt),
      isSynced: isSynced === true,
    },
  ];
}
