/** Passkeys in the database. */
import type { Database } from "./database.ts";

/** What the owner sees of a passkey. */
export type PasskeyRow = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** Whether it is on one device only, or carried to others by its keeper. */
  readonly isSynced: boolean;
};

export type Credential = {
  readonly id: string;
  readonly userId: string;
  readonly publicKey: string;
  readonly counter: string;
  readonly transports: string | null;
};

export type NewPasskey = {
  readonly userId: string;
  readonly name: string;
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly deviceType: string;
  readonly isBackedUp: boolean;
  readonly transports: string;
  readonly aaguid: string;
};

const VISIBLE = `id, name, "createdAt", "lastUsedAt", "deviceType" = 'multiDevice' as "isSynced"`;
const OF_USER = 'from auth.passkey where "userId" = $1';

export function listPasskeys(database: Database, userId: string): Promise<PasskeyRow[]> {
  return database.query<PasskeyRow>(`select ${VISIBLE} ${OF_USER} order by "createdAt"`, [userId]);
}

export function registeredCredentials(database: Database, userId: string) {
  return database.query<{ id: string; transports: string | null }>(
    `select "credentialID" as id, transports ${OF_USER}`,
    [userId],
  );
}

/** The new passkey, or undefined where the credential is registered already, for whomever it may be. */
export async function addPasskey(database: Database, passkey: NewPasskey) {
  const { userId, name, credentialId, publicKey, counter } = passkey;
  const { deviceType, isBackedUp, transports, aaguid } = passkey;
  const [row] = await database.query<PasskeyRow>(
    `insert into auth.passkey (name, "publicKey", "userId", "credentialID", counter, "deviceType",
       "backedUp", transports, "createdAt", aaguid)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now(), $9)
     on conflict ("credentialID") do nothing returning ${VISIBLE}`,
    [name, publicKey, userId, credentialId, counter, deviceType, isBackedUp, transports, aaguid],
  );
  return row;
}

export async function findCredential(database: Database, credentialId: string) {
  const [row] = await database.query<Credential>(
    `select id, "userId", "publicKey", counter::text, transports
     from auth.passkey where "credentialID" = $1`,
    [credentialId],
  );
  return row;
}

/** False where another sign-in with the same count was faster, or the passkey is gone. */
export async function notePasskeyUse(
  database: Database,
  { id, counter }: Credential,
  newCounter: number,
): Promise<boolean> {
  const rows = await database.query(
    `update auth.passkey set counter = $2, "lastUsedAt" = now()
     where id = $1 and counter = $3 returning id`,
    [id, newCounter, counter],
  );
  return rows.length === 1;
}

export async function renamePasskey(database: Database, userId: string, id: string, name: string) {
  const [row] = await database.query<PasskeyRow>(
    `update auth.passkey set name = $3 where "userId" = $1 and id = $2 returning ${VISIBLE}`,
    [userId, id, name],
  );
  return row;
}

/** The name of the passkey that was removed; undefined where there was none of this user's. */
export async function removePasskey(database: Database, userId: string, id: string) {
  const [row] = await database.query<{ name: string }>(
    'delete from auth.passkey where "userId" = $1 and id = $2 returning name',
    [userId, id],
  );
  return row?.name;
}
