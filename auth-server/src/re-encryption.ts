/**
 * Replacing BETTER_AUTH_SECRET without losing anybody's second step: what an earlier secret encrypted is
 * encrypted again with the current one, at the start of the server.
 */
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { Database } from "./database.ts";

type Row = { readonly id: string; readonly secret: string; readonly backupCodes: string };

const BATCH = 500;
const READ = `select id, secret, "backupCodes" from auth."twoFactor"
  where id > $1 order by id limit ${BATCH}`;
// Unless it was changed meanwhile, by the person or by another server that starts.
const WRITE = `update auth."twoFactor" set secret = $2, "backupCodes" = $3
  where id = $1 and secret = $4 and "backupCodes" = $5`;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

const decrypt = (data: string, key: string) => symmetricDecrypt({ key, data }).catch(() => null);

async function renewed(data: string, secret: string, earlier: readonly string[]) {
  if ((await decrypt(data, secret)) !== null) {
    return data;
  }
  for (const key of earlier) {
    const text = await decrypt(data, key);
    if (text !== null) {
      return symmetricEncrypt({ key: secret, data: text });
    }
  }
  return null;
}

/** How many rows were encrypted again, and how many none of the secrets opens. */
export async function renewEncryption(
  database: Database,
  secret: string,
  earlier: readonly string[],
): Promise<{ renewed: number; unreadable: number }> {
  const result = { renewed: 0, unreadable: 0 };
  let rows = await database.query<Row>(READ, [BEFORE_ALL]);
  while (rows.length > 0) {
    for (const row of rows) {
      const next = await renewed(row.secret, secret, earlier);
      const codes = await renewed(row.backupCodes, secret, earlier);
      if (next === null || codes === null) {
        result.unreadable += 1;
      } else if (next !== row.secret || codes !== row.backupCodes) {
        await database.query(WRITE, [row.id, next, codes, row.secret, row.backupCodes]);
        result.renewed += 1;
      }
    }
    rows = await database.query<Row>(READ, [rows.at(-1)?.id]);
  }
  return result;
}
