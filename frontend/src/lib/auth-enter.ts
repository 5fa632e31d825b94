import { type AuthAnswer, toResult, toValue } from "@/lib/auth-call";
import { parseUser } from "@/lib/identity";
import { isRecord } from "@/lib/parse";
import { keeper, session } from "@/lib/session";
import type { AuthField, AuthResult, AuthUser, SignInResult } from "@/types/auth";

type Fields = ReadonlyMap<AuthField, AuthField>;

/** Forms that ask for the password to confirm something have it in this field. */
export const IN_PASSWORD: Fields = new Map([["currentPassword", "password"]]);

/** A call after which somebody is signed in here, or whose password was right and a code is next. */
export async function enter(call: () => Promise<AuthAnswer>): Promise<SignInResult> {
  return keeper.changeCookie(async () => {
    const result = toValue(await call(), whoIsIn);
    if (!result.ok) {
      return result;
    }
    if (result.value === "second-step") {
      return { ok: true, next: result.value };
    }
    session.begin(result.value);
    return { ok: true };
  });
}

/** A call that gives this device a new session of the same person: its tokens start afresh. */
export async function renew(call: () => Promise<AuthAnswer>, fields?: Fields): Promise<AuthResult> {
  return toResult(await session.replace(async () => keeper.changeCookie(call)), fields);
}

function whoIsIn(data: unknown): AuthUser | "second-step" | null {
  if (!isRecord(data)) {
    return null;
  }
  return data["twoFactorRedirect"] === true ? "second-step" : parseUser(data["user"]);
}
