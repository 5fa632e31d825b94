import type { LocalData } from "@/lib/local-data";
import { isRecord, parseJson } from "@/lib/parse";
import { IDENTITY_KEY } from "@/lib/storage-keys";
import type { AuthUser } from "@/types/auth";

/**
 * Who is signed in on this device. Every sign-in and every sign-out makes a new generation (or
 * none); whatever was started under another generation must not be used any more.
 */
export type Identity = { generation: string; user: AuthUser };

/** What local storage says: someone, nobody, or nobody because the session ended by itself. */
export type StoredIdentity = Identity | "expired" | null;

const EXPIRED = "expired";

export function readIdentity(data: LocalData): StoredIdentity {
  const raw = data.get(IDENTITY_KEY);
  if (raw === EXPIRED) {
    return EXPIRED;
  }
  return raw === null ? null : parseIdentity(parseJson(raw));
}

export function writeIdentity(data: LocalData, identity: StoredIdentity): void {
  if (identity === null) {
    data.remove(IDENTITY_KEY);
  } else {
    data.set(IDENTITY_KEY, identity === EXPIRED ? EXPIRED : JSON.stringify(identity));
  }
}

export function parseIdentity(value: unknown): Identity | null {
  if (!isRecord(value) || typeof value["generation"] !== "string") {
    return null;
  }
  const user = parseUser(value["user"]);
  return user === null ? null : { generation: value["generation"], user };
}

/** The user as Better Auth and we ourselves write it; null for anything else. */
export function parseUser(value: unknown): AuthUser | null {
  if (!isRecord(value)) {
    return null;
  }
  const { id, name, email, emailVerified } = value;
  if (typeof id !== "string" || typeof name !== "string" || typeof email !== "string") {
    return null;
  }
  return { id, name, email, emailVerified: emailVerified === true };
}

export function sameUser(one: AuthUser, other: AuthUser): boolean {
  return (
    one.id === other.id &&
    one.name === other.name &&
    one.email === other.email &&
    one.emailVerified === other.emailVerified
  );
}
