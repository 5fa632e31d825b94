/**
 * Password hashes: argon2id in the PHC string format.
 *
 * Hashing runs on libuv's threads, which signatures and files need too: without the gate, 40 parallel
 * sign-ins made GET /token wait 15 seconds (measured); with it, less than a tenth of one.
 */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { createGate, type Gate } from "./gate.ts";

const derive = promisify(argon2);

// OWASP's minimum for argon2id: 19 MiB, two passes, one lane.
const PARAMETERS = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
// At about 50 ms each, whoever is last in the queue still waits less than two seconds on two cores.
const QUEUE_LIMIT = 50;

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

type Parameters = typeof PARAMETERS;

export type PasswordHasher = {
  readonly hash: (password: string) => Promise<string>;
  /** False for a wrong password and for a hash that is not ours. */
  readonly verify: (attempt: { hash: string; password: string }) => Promise<boolean>;
};

const unpadded = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64").replaceAll("=", "");

// One spelling for what looks the same: keyboards differ in how they compose accents.
const bytesOf = (password: string) => Buffer.from(password.normalize("NFKC"), "utf8");

function argon2id(
  password: string,
  nonce: Uint8Array,
  tagLength: number,
  parameters: Parameters,
): Promise<Buffer> {
  return derive("argon2id", { message: bytesOf(password), nonce, tagLength, ...parameters });
}

async function hash(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await argon2id(password, salt, TAG_BYTES, PARAMETERS);
  const { memory, passes, parallelism } = PARAMETERS;
  const cost = `m=${memory},t=${passes},p=${parallelism}`;
  return `$argon2id$v=19$${cost}$${unpadded(salt)}$${unpadded(tag)}`;
}

async function verify({ hash: stored, password }: { hash: string; password: string }) {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) {
    return false;
  }
  const expected = Buffer.from(tag, "base64");
  const actual = await argon2id(password, Buffer.from(salt, "base64"), expected.length, {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(actual, expected);
}

/** The gate that hashes wait at: so many at once, and a queue that throws BusyError when it is full. */
export function createHashGate(concurrency: number): Gate {
  return createGate(concurrency, QUEUE_LIMIT);
}

/** Hashes as the gate lets it. */
export function createPasswordHasher(gate: Gate): PasswordHasher {
  return {
    hash: (password) => gate(() => hash(password)),
    verify: (attempt) => gate(() => verify(attempt)),
  };
}
