/** The real server as its own process, as an operator would start it. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";

export const APP_URL = "http://localhost:3000";
export const SECRET = randomBytes(36).toString("base64");
export const KEY_ID = "k1";
export const KEY = randomBytes(32);

type LogLine = Readonly<Record<string, unknown>>;

export type TestServer = {
  /** The server's own address, for example http://127.0.0.1:41234. */
  readonly address: string;
  readonly mailFolder: string;
  /** Everything logged so far, one parsed line each. */
  readonly log: readonly LogLine[];
  /** What was written beside the log. */
  readonly errors: readonly string[];
  readonly signal: (name: NodeJS.Signals) => void;
  /** The exit status, once it has ended. */
  readonly exited: Promise<number | null>;
  readonly stop: () => Promise<void>;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that a server starts with in every mode; NODE_ENV=test would switch off checks of Better Auth. */
export function settings(databaseUrl: string, overrides: Environment = {}): Environment {
  return {
    NODE_ENV: "development",
    APP_URL,
    AUTH_PORT: "0",
    DATABASE_URL: databaseUrl,
    BETTER_AUTH_SECRET: SECRET,
    JWT_SECRETS: `${KEY_ID}:${KEY.toString("base64url")}`,
    LOG_FORMAT: "json",
    LOG_LEVEL: "debug",
    ...overrides,
  };
}

function spawnScript(script: string, environment: Environment): ChildProcess {
  const path = fileURLToPath(new URL(`../${script}`, import.meta.url));
  const ours = { NODE_COMPILE_CACHE: inject("compileCache"), ...environment };
  const defined = Object.entries(ours).filter(([, value]) => value !== undefined);
  return spawn(process.execPath, [path], {
    env: Object.fromEntries(defined),
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs a script to its end. */
export async function runScript(script: string, environment: Environment) {
  const child = spawnScript(script, environment);
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  await once(child, "close");
  return { status: child.exitCode, stdout, stderr };
}

/** Starts the server and waits until it listens. */
export async function startServer(
  databaseUrl: string,
  overrides: Environment = {},
): Promise<TestServer> {
  const mailFolder = await mkdtemp(join(tmpdir(), "auth-mail-"));
  const child = spawnScript("main.ts", {
    ...settings(databaseUrl, { MAIL_DIR: mailFolder }),
    ...overrides,
  });
  const log: LogLine[] = [];
  const errors: string[] = [];
  const exited = once(child, "close").then(() => child.exitCode);
  child.stderr?.on("data", (chunk: Buffer) => errors.push(chunk.toString()));
  const port = await new Promise<number>((resolve, reject) => {
    void exited.then(() => reject(new Error(`The server ended: ${errors.join("")}`)));
    createInterface({ input: child.stdout ?? process.stdin }).on("line", (text) => {
      const line = JSON.parse(text) as LogLine; // Each line of LOG_FORMAT=json is one object.
      log.push(line);
      if (line["event"] === "listening") {
        resolve(Number(line["port"]));
      }
    });
  });
  return {
    address: `http://127.0.0.1:${port}`,
    mailFolder,
    log,
    errors,
    signal: (name) => child.kill(name),
    exited,
    // At once: how it stops by itself is a test of its own.
    stop: async () => {
      child.kill("SIGKILL");
      await exited;
      await rm(mailFolder, { recursive: true, force: true });
    },
  };
}
