/** The tables of our own in schema `auth`, which Better Auth's migration makes beside its own. */
import type { BetterAuthPlugin } from "better-auth";

const user = { model: "user", field: "id", onDelete: "cascade" } as const;

/** The columns are those of Better Auth's own passkey plugin, and when a passkey was last used. */
const passkey = {
  name: { type: "string", required: true },
  publicKey: { type: "string", required: true },
  userId: { type: "string", required: true, references: user, index: true },
  credentialID: { type: "string", required: true, unique: true },
  counter: { type: "number", required: true, bigint: true },
  deviceType: { type: "string", required: true },
  backedUp: { type: "boolean", required: true },
  transports: { type: "string", required: false },
  createdAt: { type: "date", required: true },
  aaguid: { type: "string", required: false },
  lastUsedAt: { type: "date", required: false },
} as const;

export function ownTables() {
  return {
    id: "own-tables",
    schema: {
      throttle: {
        fields: {
          key: { type: "string", required: true, unique: true },
          tries: { type: "number", required: true },
          // How often in a row the tries were used up; empty means never.
          level: { type: "number", required: false },
          resetAt: { type: "date", required: true, index: true },
        },
      },
      device: {
        fields: {
          mark: { type: "string", required: true, unique: true },
          userId: { type: "string", required: true, references: user, index: true },
          lastSeenAt: { type: "date", required: true, index: true },
        },
      },
      passkey: { fields: passkey },
    },
  } satisfies BetterAuthPlugin;
}
