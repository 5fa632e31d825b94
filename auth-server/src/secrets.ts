/** Which secrets are good enough: both of ours refuse what a person might have typed or copied. */
const WELL_KNOWN =
  /secret|password|changeme|change-me|change_me|example|placeholder|replace|insecure|default|your-|your_|better-auth|betterauth|supabase|keyboard|qwerty|123456|abcdef/i;
const MINIMUM_LENGTH = 32;
const MINIMUM_DISTINCT = 16;

export type JwtKey = { readonly kid: string; readonly key: Uint8Array };

/** Why the bytes make a weak secret, as the end of a sentence; null when they do not. */
export function weakness(bytes: Uint8Array): string | null {
  if (bytes.length < MINIMUM_LENGTH) {
    return `is shorter than ${MINIMUM_LENGTH} bytes`;
  }
  if (new Set(bytes).size < MINIMUM_DISTINCT) {
    return "repeats too few different characters";
  }
  if (WELL_KNOWN.test(Buffer.from(bytes).toString("latin1"))) {
    return "contains a well-known word";
  }
  return null;
}

/** The bytes a text secret stands for: hexadecimal digits are judged by what they encode. */
export function secretBytes(text: string): Uint8Array {
  const isHex = /^(?:[0-9a-f]{2}){32,}$/i.test(text);
  return Buffer.from(text, isHex ? "hex" : "utf8");
}

function parseKey(entry: string): JwtKey | string {
  const [kid, encoded, ...rest] = entry.trim().split(":");
  if (kid === undefined || encoded === undefined || rest.length > 0) {
    return "must be kid:base64url[,kid:base64url…]";
  }
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(kid)) {
    return "has a key id that is not 1 to 64 letters, digits, dashes or underscores";
  }
  const key = Buffer.from(encoded, "base64url");
  if (key.toString("base64url") !== encoded) {
    return `has a key "${kid}" that is not base64url without padding`;
  }
  const weak = weakness(key);
  return weak === null ? { kid, key: new Uint8Array(key) } : `has a key "${kid}" that ${weak}`;
}

/** The key ring of `JWT_SECRETS`, in order, or why it is refused. */
export function parseKeyRing(text: string): readonly JwtKey[] | string {
  const ring: JwtKey[] = [];
  for (const entry of text.split(",")) {
    const key = parseKey(entry);
    if (typeof key === "string") {
      return key;
    }
    if (ring.some((other) => other.kid === key.kid)) {
      return `names the key id "${key.kid}" twice`;
    }
    if (ring.some((other) => Buffer.from(other.key).equals(key.key))) {
      return "contains the same key twice";
    }
    ring.push(key);
  }
  return ring;
}
