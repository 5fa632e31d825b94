import { callAuth, toData, toResult } from "@/lib/auth-call";
import { fetchSession } from "@/lib/auth-endpoints";
import { enter, IN_PASSWORD, renew } from "@/lib/auth-enter";
import { toDevices } from "@/lib/devices";
import { isRecord } from "@/lib/parse";
import { session } from "@/lib/session";
import type {
  AuthField,
  AuthResult,
  Credentials,
  DeviceSession,
  DevMail,
  PasswordChange,
  PasswordReset,
  Registration,
  SignInResult,
} from "@/types/auth";

/** Forms that set a password have it in this field. */
const IN_NEW_PASSWORD: ReadonlyMap<AuthField, AuthField> = new Map([["password", "newPassword"]]);

/** Creates the account and signs in. */
export async function register(registration: Registration): Promise<AuthResult> {
  return enter(async () =>
    callAuth((client, fetchOptions) => client.signUp.email({ ...registration, fetchOptions })),
  );
}

export async function signIn(credentials: Credentials): Promise<SignInResult> {
  return enter(async () =>
    callAuth((client, fetchOptions) => client.signIn.email({ ...credentials, fetchOptions })),
  );
}

/** Sends a mail if there is such an account; the answer is the same if there is none. */
export async function requestPasswordReset(email: string): Promise<AuthResult> {
  return toResult(
    await callAuth((client, fetchOptions) => client.requestPasswordReset({ email, fetchOptions })),
  );
}

export async function resetPassword(reset: PasswordReset): Promise<AuthResult> {
  const answer = await callAuth((client, fetchOptions) =>
    client.resetPassword({ ...reset, fetchOptions }),
  );
  return toResult(answer, IN_NEW_PASSWORD);
}

export async function changeName(name: string): Promise<AuthResult> {
  const answer = await callAuth((client, fetchOptions) =>
    client.updateUser({ name, fetchOptions }),
  );
  const identity = session.identity();
  if (answer.ok && identity !== null) {
    session.updateUser({ ...identity.user, name: name.trim() });
  }
  return toResult(answer);
}

/** Signing out elsewhere makes a new session for this device too, so its tokens start afresh. */
export async function changePassword(change: PasswordChange): Promise<AuthResult> {
  const { currentPassword, newPassword, signOutElsewhere } = change;
  const call = async () =>
    callAuth((client, fetchOptions) =>
      client.changePassword({
        currentPassword,
        newPassword,
        revokeOtherSessions: signOutElsewhere,
        fetchOptions,
      }),
    );
  return signOutElsewhere ? renew(call, IN_NEW_PASSWORD) : toResult(await call(), IN_NEW_PASSWORD);
}

/** Deletes the account with everything in it; afterwards nobody is signed in. */
export async function deleteAccount(password: string): Promise<AuthResult> {
  const answer = await callAuth((client, fetchOptions) =>
    client.deleteUser({ password, fetchOptions }),
  );
  if (answer.ok) {
    session.forget();
  }
  return toResult(answer, IN_PASSWORD);
}

/** Everywhere this account is signed in, this device first. Throws ApiError. */
export async function listDevices(): Promise<DeviceSession[]> {
  const current = await fetchSession();
  const answer = await callAuth((client, fetchOptions) => client.listSessions({ fetchOptions }));
  const currentId = current.kind === "session" ? current.sessionId : null;
  return toDevices(toData(answer), currentId);
}

export async function revokeDevice(token: string): Promise<AuthResult> {
  return toResult(
    await callAuth((client, fetchOptions) => client.revokeSession({ token, fetchOptions })),
  );
}

export async function revokeOtherDevices(): Promise<AuthResult> {
  return toResult(
    await callAuth((client, fetchOptions) => client.revokeOtherSessions({ fetchOptions })),
  );
}

/** The mails of a development server, newest first; empty where there is no such thing. */
export async function devMail(): Promise<DevMail[]> {
  const response = await fetch("/api/auth/dev-mail", { cache: "no-store" });
  if (!response.ok) {
    return [];
  }
  const body: unknown = await response.json();
  const mails = isRecord(body) ? body["mails"] : null;
  // Development only: the server on the same machine writes exactly these.
  return Array.isArray(mails) ? (mails as DevMail[]) : [];
}
