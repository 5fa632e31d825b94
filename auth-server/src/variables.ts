/** The variables of the environment: their forms, their defaults, and what is said about a wrong one. */
import { z } from "zod";

/** A setting that is missing or wrong; the message is one sentence that names it and the mend. */
export class ConfigError extends Error {}

export type Environment = Readonly<Record<string, string | undefined>>;

export const MAKE_SECRET = "make one with: openssl rand -base64 48";
export const MAKE_KEY =
  "make one with: node -p \"'k1:'+crypto.randomBytes(32).toString('base64url')\"";

const whole = (minimum: number, maximum: number, fallback: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${minimum} to ${maximum}` })
    .int(`must be a whole number from ${minimum} to ${maximum}`)
    .min(minimum, `must be a whole number from ${minimum} to ${maximum}`)
    .max(maximum, `must be a whole number from ${minimum} to ${maximum}`)
    .default(fallback);

const choice = <T extends string>(...values: [T, ...T[]]) =>
  z.enum(values, { error: `must be one of: ${values.join(", ")}` });

const isPostgresUrl = (text: string) =>
  URL.canParse(text) && ["postgres:", "postgresql:"].includes(new URL(text).protocol);

/**
 * Browsers write an origin in one way, and the front door compares with what they send: in any other way, or
 * with an IPv6 address, it would lead nowhere. The backend and `./dev` have the same rule.
 */
const isOrigin = (text: string) =>
  /^https?:\/\/[^[]/.test(text) && URL.canParse(text) && new URL(text).origin === text;

const isSmtpUrl = (text: string) =>
  URL.canParse(text) && ["smtp:", "smtps:"].includes(new URL(text).protocol);

export const postgresUrl = z
  .string({ error: "is missing; set it to postgresql://user:password@host:port/database" })
  .refine(isPostgresUrl, "must be postgresql://user:password@host:port/database");

export const Variables = z.object({
  NODE_ENV: choice("development", "production").default("development"),
  APP_URL: z
    .string({ error: "is missing; set it to the public origin, for example https://example.org" })
    .refine(
      isOrigin,
      "must be an origin as browsers write it, for example https://example.org: in small letters, without a " +
        "slash or a path after it, without a port that goes without saying, and by name if not by IPv4 address",
    ),
  AUTH_HOST: z.string().default("127.0.0.1"),
  AUTH_PORT: whole(0, 65_535, 3200),
  DATABASE_URL: postgresUrl,
  BETTER_AUTH_SECRET: z.string({ error: `is missing; ${MAKE_SECRET}` }),
  BETTER_AUTH_PREVIOUS_SECRETS: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((secret) => secret !== "")),
  JWT_SECRETS: z.string().optional(),
  JWT_ALGORITHM: choice("HS256", "EdDSA").default("HS256"),
  JWT_ISSUER: z.string().optional(),
  JWT_AUDIENCE: z.string().default("daymark-api"),
  JWT_TTL_SECONDS: whole(30, 3600, 900),
  SMTP_URL: z.string().refine(isSmtpUrl, "must begin with smtp:// or smtps://").optional(),
  MAIL_FROM: z.string().default("Daymark <no-reply@localhost>"),
  MAIL_DIR: z.string().optional(),
  RATE_LIMIT: choice("on", "off").optional(),
  LOG_FORMAT: choice("console", "json").optional(),
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(choice("debug", "info", "warning", "error"))
    .default("info"),
  UV_THREADPOOL_SIZE: whole(1, 1024, 4),
});
export type Variables = z.infer<typeof Variables>;

export function parse<T>(schema: z.ZodType<T>, values: Environment): T {
  const result = schema.safeParse(values);
  if (result.success) {
    return result.data;
  }
  const issue = result.error.issues[0];
  throw new ConfigError(`${issue?.path.join(".") ?? "A setting"} ${issue?.message ?? "is wrong"}.`);
}
