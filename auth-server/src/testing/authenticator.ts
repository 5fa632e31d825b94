/** An authenticator in software: one credential per site, as WebAuthn wants it, with every part at hand. */
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { APP_URL } from "./server.ts";

type Options = { readonly challenge: string };

/** What a test may get wrong. */
export type Twist = {
  readonly origin?: string;
  readonly site?: string;
  readonly isVerified?: boolean;
  readonly challenge?: string;
  readonly format?: string;
};

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_CREDENTIAL = 0x40;

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64url");
const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest();

function head(major: number, length: number): Buffer {
  if (length < 24) {
    return Buffer.from([major | length]);
  }
  return Buffer.from(length < 256 ? [major | 24, length] : [major | 25, length >> 8, length & 255]);
}

/** As much CBOR as an attestation needs: whole numbers, texts, bytes and maps. */
function cbor(value: number | string | Uint8Array | Map<unknown, unknown>): Buffer {
  if (typeof value === "number") {
    return value < 0 ? head(0x20, -1 - value) : head(0x00, value);
  }
  if (typeof value === "string") {
    return Buffer.concat([head(0x60, value.length), Buffer.from(value)]);
  }
  if (value instanceof Map) {
    const pairs = [...value].flatMap(([key, item]) => [cbor(key as string), cbor(item as string)]);
    return Buffer.concat([head(0xa0, value.size), ...pairs]);
  }
  return Buffer.concat([head(0x40, value.length), value]);
}

export class Authenticator {
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly id = base64url(randomBytes(16));
  userHandle = "";
  counter = 0;

  #clientData(type: string, { challenge }: Options, twist: Twist): string {
    const origin = twist.origin ?? APP_URL;
    return JSON.stringify({ type, challenge: twist.challenge ?? challenge, origin });
  }

  #data(flags: number, { isVerified = true, site = "localhost" }: Twist): Buffer {
    this.counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    const flag = Buffer.from([PRESENT | flags | (isVerified ? VERIFIED : 0)]);
    return Buffer.concat([sha256(site), flag, count]);
  }

  #publicKey(): Buffer {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    return cbor(
      new Map<number, number | Buffer>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, "base64url")],
        [-3, Buffer.from(y, "base64url")],
      ]),
    );
  }

  /** The answer to the options for adding a passkey. */
  register(options: Options & { readonly user: { readonly id: string } }, twist: Twist = {}) {
    this.userHandle = options.user.id;
    const id = Buffer.from(this.id, "base64url");
    const length = Buffer.from([0, id.length]);
    const data = this.#data(WITH_CREDENTIAL, twist);
    const authData = Buffer.concat([data, Buffer.alloc(16), length, id, this.#publicKey()]);
    const attestation = new Map<string, string | Buffer | Map<string, string>>([
      ["fmt", twist.format ?? "none"],
      ["attStmt", new Map()],
      ["authData", authData],
    ]);
    return {
      ...this.#answer(),
      response: {
        clientDataJSON: base64url(this.#clientData("webauthn.create", options, twist)),
        attestationObject: base64url(cbor(attestation)),
        transports: ["internal", "hybrid"],
      },
    };
  }

  /** The answer to the options for signing in. */
  authenticate(options: Options, twist: Twist = {}) {
    const data = this.#data(0, twist);
    const clientData = this.#clientData("webauthn.get", options, twist);
    const signed = Buffer.concat([data, sha256(clientData)]);
    return {
      ...this.#answer(),
      response: {
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url(data),
        signature: base64url(sign("sha256", signed, this.#keys.privateKey)),
        userHandle: this.userHandle,
      },
    };
  }

  #answer() {
    return {
      id: this.id,
      rawId: this.id,
      type: "public-key",
      authenticatorAttachment: "platform",
      clientExtensionResults: { credProps: { rk: true } },
    };
  }
}
