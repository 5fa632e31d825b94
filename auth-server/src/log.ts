/** Structured logs on standard output, one line each; nothing that could be used to sign in gets through. */
import type { Config, LogLevel } from "./config.ts";

type Fields = Readonly<Record<string, unknown>>;
type Write = (event: string, fields?: Fields) => void;

export type Log = Readonly<Record<LogLevel, Write>>;

const LEVELS: readonly LogLevel[] = ["debug", "info", "warning", "error"];

const TEXT_LIMIT = 4_000;

// JWTs, signed session tokens, argon2 hashes, and passwords inside connection addresses.
const CREDENTIALS: readonly [RegExp, string][] = [
  [/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, "[token]"],
  [/(?<![A-Za-z0-9])[A-Za-z0-9]{24,}(?:\.|%2E)[A-Za-z0-9+/=%_-]{40,}/g, "[token]"],
  [/\$argon2\w*\$\S+/g, "[hash]"],
  [/(:\/\/[^\s:/@]*):[^\s@/]+@/g, "$1:[password]@"],
];

/**
 * The text without anything that looks like a credential: the last net, not the first.
 * @internal
 */
export function redact(text: string): string {
  return CREDENTIALS.reduce((kept, [pattern, mark]) => kept.replace(pattern, mark), text);
}

/** What an error says about itself, fit for a log. */
export function errorFields(error: unknown): Fields {
  if (!(error instanceof Error)) {
    return { error: String(error) };
  }
  const code = "code" in error ? { error_code: String(error.code) } : {};
  const cause = error.cause === undefined ? {} : { cause: String(error.cause) };
  return { error: error.name, message: error.message, ...code, ...cause, stack: error.stack };
}

/** Long texts are cut: what a client sends must neither fill the log nor cost time to search. */
const cut = (_key: string, value: unknown) =>
  typeof value === "string" && value.length > TEXT_LIMIT ? `${value.slice(0, TEXT_LIMIT)}…` : value;

function consoleLine(level: LogLevel, event: string, fields: Fields): string {
  // JSON quoting keeps line breaks and control characters of a value inside its quotes.
  const pairs = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${JSON.stringify(value, cut)}`);
  const time = new Date().toISOString().slice(11, 23);
  return [time, level.toUpperCase().padEnd(7), event, ...pairs].join(" ");
}

function jsonLine(level: LogLevel, event: string, fields: Fields): string {
  const line = { timestamp: new Date(), level, event, service: "auth-server", ...fields };
  return JSON.stringify(line, cut);
}

export function createLog(
  { format, level: threshold }: Config["log"],
  write: (line: string) => void = (line) => process.stdout.write(line),
): Log {
  const toLine = format === "json" ? jsonLine : consoleLine;
  const writer = (level: LogLevel): Write =>
    LEVELS.indexOf(level) < LEVELS.indexOf(threshold)
      ? () => undefined
      : (event, fields = {}) => write(`${redact(toLine(level, event, fields))}\n`);
  return {
    debug: writer("debug"),
    info: writer("info"),
    warning: writer("warning"),
    error: writer("error"),
  };
}
