/** The settings of this service: the only place that reads the environment. */
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { z } from "zod";
import { type JwtKey, parseKeyRing, secretBytes, weakness } from "./secrets.ts";
import {
  ConfigError,
  type Environment,
  MAKE_KEY,
  MAKE_SECRET,
  parse,
  postgresUrl,
  Variables,
} from "./variables.ts";

export type TokenConfig = {
  readonly issuer: string;
  readonly audience: string;
  readonly ttlSeconds: number;
} & (
  | { readonly algorithm: "HS256"; readonly keys: readonly [JwtKey, ...JwtKey[]] }
  | { readonly algorithm: "EdDSA" }
);

export type MailConfig = { readonly from: string } & (
  | { readonly smtpUrl: string }
  | { readonly folder: string }
);

export type LogLevel = "debug" | "info" | "warning" | "error";

export type Config = {
  readonly production: boolean;
  readonly appUrl: string;
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly secret: string;
  /** Secrets that were replaced; what they signed stays valid until they are taken out. */
  readonly previousSecrets: readonly string[];
  readonly token: TokenConfig;
  readonly mail: MailConfig;
  readonly rateLimit: boolean;
  readonly log: { readonly format: "console" | "json"; readonly level: LogLevel };
  /** How many password hashes may be computed at once. */
  readonly hashConcurrency: number;
};

const FILE_VARIABLES = [
  "BETTER_AUTH_SECRET",
  "BETTER_AUTH_PREVIOUS_SECRETS",
  "JWT_SECRETS",
  "DATABASE_URL",
  "SMTP_URL",
];

// Better Auth reads these by itself; each would quietly widen or replace a setting made here.
const FOREIGN_VARIABLES = [
  "BETTER_AUTH_SECRETS",
  "BETTER_AUTH_TRUSTED_ORIGINS",
  "BETTER_AUTH_TELEMETRY",
];

/** The values of the environment: empty means unset, and `X_FILE` names a file that holds `X`. */
function readEnvironment(environment: Environment, names: readonly string[]): Environment {
  const values: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(environment)) {
    values[name] = value === "" ? undefined : value;
  }
  for (const name of names) {
    const path = values[`${name}_FILE`];
    if (path !== undefined && values[name] !== undefined) {
      throw new ConfigError(`Set either ${name} or ${name}_FILE, not both.`);
    }
    if (path !== undefined) {
      values[name] = readSecretFile(name, path);
    }
  }
  return values;
}

function readSecretFile(name: string, path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    throw new ConfigError(`${name}_FILE names a file that cannot be read; correct the path.`);
  }
}

function requireStrongSecrets(variables: Variables): void {
  for (const name of ["BETTER_AUTH_SECRET", "BETTER_AUTH_PREVIOUS_SECRETS"] as const) {
    const weak = [variables[name]].flat().map((secret) => weakness(secretBytes(secret)));
    const reason = weak.find((found) => found !== null);
    if (reason !== undefined) {
      throw new ConfigError(`${name} ${reason}; ${MAKE_SECRET}`);
    }
  }
}

function readKeyRing(variables: Variables): readonly JwtKey[] {
  if (variables.JWT_SECRETS === undefined) {
    return [];
  }
  const ring = parseKeyRing(variables.JWT_SECRETS);
  if (typeof ring === "string") {
    throw new ConfigError(`JWT_SECRETS ${ring}; ${MAKE_KEY}`);
  }
  const secret = Buffer.from(variables.BETTER_AUTH_SECRET);
  const reused = ring.some(
    ({ key }) =>
      secret.equals(key) ||
      Buffer.from(secretBytes(variables.BETTER_AUTH_SECRET)).equals(key) ||
      Buffer.from(key).toString("base64url") === variables.BETTER_AUTH_SECRET,
  );
  if (reused) {
    throw new ConfigError(`JWT_SECRETS repeats BETTER_AUTH_SECRET; give them different values.`);
  }
  return ring;
}

function tokenConfig(variables: Variables): TokenConfig {
  const common = {
    issuer: variables.JWT_ISSUER ?? variables.APP_URL,
    audience: variables.JWT_AUDIENCE,
    ttlSeconds: variables.JWT_TTL_SECONDS,
  };
  const [signer, ...others] = readKeyRing(variables);
  if (variables.JWT_ALGORITHM === "EdDSA") {
    return { ...common, algorithm: "EdDSA" };
  }
  if (signer === undefined) {
    throw new ConfigError(`JWT_SECRETS is missing; ${MAKE_KEY}`);
  }
  return { ...common, algorithm: "HS256", keys: [signer, ...others] };
}

function mailConfig(variables: Variables): MailConfig {
  const from = variables.MAIL_FROM;
  if (variables.SMTP_URL !== undefined) {
    return { from, smtpUrl: variables.SMTP_URL };
  }
  const folder =
    variables.MAIL_DIR ?? (variables.NODE_ENV === "production" ? undefined : ".data/mail");
  if (folder === undefined) {
    throw new ConfigError(
      "SMTP_URL is missing; set it to the mail server, or MAIL_DIR to a folder that keeps the mails.",
    );
  }
  return { from, folder };
}

function requireSafeOrigin(appUrl: string): void {
  const { protocol, hostname } = new URL(appUrl);
  const isLoopback = hostname === "localhost" || /^127\./.test(hostname);
  if (protocol === "http:" && !isLoopback) {
    throw new ConfigError("APP_URL must begin with https:// in production.");
  }
}

/** Reads and checks the settings of the server; throws ConfigError on the first that is wrong. */
export function loadConfig(environment: Environment = process.env): Config {
  const values = readEnvironment(environment, FILE_VARIABLES);
  const foreign = FOREIGN_VARIABLES.find((name) => values[name] !== undefined);
  if (foreign !== undefined) {
    throw new ConfigError(`${foreign} is not supported; remove it from the environment.`);
  }
  const variables = parse(Variables, values);
  const production = variables.NODE_ENV === "production";
  if (production) {
    requireSafeOrigin(variables.APP_URL);
  }
  requireStrongSecrets(variables);
  return {
    production,
    appUrl: variables.APP_URL,
    host: variables.AUTH_HOST,
    port: variables.AUTH_PORT,
    databaseUrl: variables.DATABASE_URL,
    secret: variables.BETTER_AUTH_SECRET,
    previousSecrets: variables.BETTER_AUTH_PREVIOUS_SECRETS,
    token: tokenConfig(variables),
    mail: mailConfig(variables),
    rateLimit: (variables.RATE_LIMIT ?? (production ? "on" : "off")) === "on",
    log: {
      format: variables.LOG_FORMAT ?? (process.stdout.isTTY ? "console" : "json"),
      level: variables.LOG_LEVEL,
    },
    // Two threads of libuv's pool stay free for signatures and files, whatever people sign in with.
    hashConcurrency: Math.max(
      1,
      Math.min(availableParallelism(), variables.UV_THREADPOOL_SIZE - 2),
    ),
  };
}

/** Reads the address of the database for the migration, which runs as the owner and needs no secret. */
export function loadMigrationUrl(environment: Environment = process.env): string {
  const values = readEnvironment(environment, ["MIGRATION_DATABASE_URL"]);
  return parse(z.object({ MIGRATION_DATABASE_URL: postgresUrl }), values).MIGRATION_DATABASE_URL;
}
