/** The access tokens that the backend accepts: their claims, and how they are signed. */
import { randomUUID } from "node:crypto";
import { createAuthEndpoint, sessionMiddleware } from "better-auth/api";
import { symmetricDecrypt } from "better-auth/crypto";
import { type JwtOptions, jwt, signJWT } from "better-auth/plugins";
import { type JWTPayload, SignJWT } from "jose";
import type { TokenConfig } from "./config.ts";
import type { Database } from "./database.ts";
import type { JwtKey } from "./secrets.ts";

const KEY_LIFETIME_SECONDS = 90 * 86_400;
// Retired public keys stay published for longer than any token lives.
const KEY_GRACE_SECONDS = 86_400;

type TokenSubject = {
  readonly user: {
    readonly id: string;
    readonly email: string;
    readonly emailVerified: boolean;
    readonly name: string;
  };
  readonly session: { readonly id: string; readonly expiresAt: Date };
};

const secondsOf = (time: number) => Math.floor(time / 1000);

/**
 * Every claim but `iss` and `aud`; a token never outlives its session.
 * @internal
 */
export function tokenClaims(
  { user, session }: TokenSubject,
  ttlSeconds: number,
  now: number = Date.now(),
) {
  const issuedAt = secondsOf(now);
  return {
    sub: user.id,
    sid: session.id,
    jti: randomUUID(),
    iat: issuedAt,
    exp: Math.min(issuedAt + ttlSeconds, secondsOf(session.expiresAt.getTime())),
    email: user.email,
    email_verified: user.emailVerified,
    name: user.name,
  };
}

/**
 * Signs with one key of the shared ring; the verifier finds it again by `kid`.
 * @internal
 */
export function signHs256(payload: JWTPayload, { kid, key }: JwtKey): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: "HS256", kid, typ: "JWT" }).sign(key);
}

function commonOptions(config: TokenConfig) {
  return {
    // Better Auth would sign a token into every get-session answer; ours come from /token only.
    disableSettingJwtHeader: true,
    jwt: {
      issuer: config.issuer,
      audience: config.audience,
      definePayload: (subject: TokenSubject) => tokenClaims(subject, config.ttlSeconds),
    },
  } satisfies JwtOptions;
}

/**
 * HS256 with the shared secret. Better Auth has no such option: `jwt.sign` is the way in, and it demands
 * `remoteUrl` and `alg`, which are metadata only. No key pair is made, and /jwks is not served.
 */
function sharedSecretPlugin(config: TokenConfig, signer: JwtKey) {
  const common = commonOptions(config);
  return jwt({
    ...common,
    jwks: { remoteUrl: `${config.issuer}/.well-known/none`, keyPairConfig: { alg: "EdDSA" } },
    jwt: { ...common.jwt, sign: (payload) => signHs256(payload, signer) },
  });
}

/** Key pairs made and kept by Better Auth. Its own /token leaves `typ` out of the header; this one does not. */
function keyPairPlugin(config: TokenConfig) {
  const options = {
    ...commonOptions(config),
    jwks: {
      keyPairConfig: { alg: "EdDSA", crv: "Ed25519" },
      rotationInterval: KEY_LIFETIME_SECONDS,
      gracePeriod: KEY_GRACE_SECONDS,
    },
  } satisfies JwtOptions;
  const plugin = jwt(options);
  const getToken = createAuthEndpoint(
    "/token",
    { method: "GET", requireHeaders: true, use: [sessionMiddleware] },
    async (ctx) => {
      const payload = tokenClaims(ctx.context.session, config.ttlSeconds);
      return ctx.json({ token: await signJWT(ctx, { options, payload, header: { typ: "JWT" } }) });
    },
  );
  return { ...plugin, endpoints: { ...plugin.endpoints, getToken } };
}

/** The plugin behind GET /token, in the mode that the configuration asks for. */
export function tokenPlugin(config: TokenConfig) {
  return config.algorithm === "HS256"
    ? sharedSecretPlugin(config, config.keys[0])
    : keyPairPlugin(config);
}

/** What is kept for a private key, as text in JSON, opens with this secret. */
async function isReadable(privateKey: string, secret: string): Promise<boolean> {
  try {
    await symmetricDecrypt({ key: secret, data: String(JSON.parse(privateKey)) });
    return true;
  } catch {
    return false;
  }
}

/**
 * Retires key pairs that the secret no longer opens, so that a changed BETTER_AUTH_SECRET makes a new pair
 * instead of failing every request; the old public keys stay published for the grace period.
 */
export async function retireUnreadableKeys(database: Database, secret: string): Promise<number> {
  const keys = await database.query<{ id: string; privateKey: string }>(
    'select id, "privateKey" from auth.jwks where "expiresAt" is null or "expiresAt" > now()',
  );
  let retired = 0;
  for (const { id, privateKey } of keys) {
    if (!(await isReadable(privateKey, secret))) {
      await database.query('update auth.jwks set "expiresAt" = now() where id = $1', [id]);
      retired += 1;
    }
  }
  return retired;
}
