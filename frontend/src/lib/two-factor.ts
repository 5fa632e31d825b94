import { toData, toValue } from "@/lib/auth-call";
import { enter, IN_PASSWORD, renew } from "@/lib/auth-enter";
import { getAuth, postAuth } from "@/lib/auth-post";
import { isRecord } from "@/lib/parse";
import type {
  AuthResult,
  SecondStep,
  SignInResult,
  TwoFactorPreparation,
  ValueResult,
} from "@/types/auth";

/** The second step of a sign-in that this browser began with the password. */
export async function finishSignIn(step: SecondStep): Promise<SignInResult> {
  const { code, isRecovery, trustDevice } = step;
  const path = isRecovery ? "/two-factor/verify-backup-code" : "/two-factor/verify-totp";
  return enter(async () => postAuth(path, { code, trustDevice }));
}

/** Whether the account asks for a second step. Throws ApiError. */
export async function isTwoFactorOn(): Promise<boolean> {
  const data = toData(await getAuth("/get-session"));
  const user = isRecord(data) ? data["user"] : null;
  return isRecord(user) && user["twoFactorEnabled"] === true;
}

/** Nothing is switched on before `switchOn` has seen a code that was made from this. */
export async function prepareTwoFactor(
  password: string,
): Promise<ValueResult<TwoFactorPreparation>> {
  return toValue(await postAuth("/two-factor/enable", { password }), preparationIn, IN_PASSWORD);
}

/** Every other session stays; this one is replaced. */
export async function switchOn(code: string): Promise<AuthResult> {
  return renew(async () => postAuth("/two-factor/verify-totp", { code }));
}

export async function switchOff(password: string): Promise<AuthResult> {
  return renew(async () => postAuth("/two-factor/disable", { password }), IN_PASSWORD);
}

/** New codes; the old ones stop working. */
export async function renewRecoveryCodes(
  password: string,
): Promise<ValueResult<readonly string[]>> {
  const answer = await postAuth("/two-factor/generate-backup-codes", { password });
  return toValue(answer, codesIn, IN_PASSWORD);
}

function preparationIn(data: unknown): TwoFactorPreparation | null {
  const uri = isRecord(data) ? data["totpURI"] : null;
  const recoveryCodes = codesIn(data);
  return typeof uri === "string" && recoveryCodes !== null ? { uri, recoveryCodes } : null;
}

function codesIn(data: unknown): readonly string[] | null {
  const codes: unknown = isRecord(data) ? data["backupCodes"] : null;
  return Array.isArray(codes) && codes.every((code) => typeof code === "string") ? codes : null;
}
