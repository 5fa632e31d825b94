/** Starts the service: settings, database, server; stops it on a signal. */
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { createAuth } from "./auth.ts";
import { createBackground } from "./background.ts";
import { type Config, loadConfig } from "./config.ts";
import { type Database, openDatabase } from "./database.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { createLog, errorFields, type Log } from "./log.ts";
import { createMailer } from "./mail.ts";
import { pendingMigrations } from "./migrate.ts";
import { createHashGate } from "./password.ts";
import { renewEncryption } from "./re-encryption.ts";
import { createRouteTable } from "./routes.ts";
import { createHttpServer } from "./server.ts";
import { createRenewal } from "./signature.ts";
import { retireUnreadableKeys } from "./token.ts";
import { ConfigError } from "./variables.ts";

// Longer than the front door needs to notice: it asks every 250 ms whether this process lives.
const DRAIN_MS = 600;
const STOP_LIMIT_MS = 4_000;
const EXIT_LIMIT_MS = 4_800;
const DATABASE_WAIT_MS = 15_000;
const DATABASE_RETRY_MS = 250;

/** Why the service cannot start, as one sentence. */
class StartError extends Error {}

/** The database knows us not: waiting would not help. */
function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return ["28P01", "28000", "3D000", "42501"].includes(String(code));
}

async function waitForDatabase(database: Database): Promise<void> {
  const deadline = Date.now() + DATABASE_WAIT_MS;
  let failure = await database.failure();
  while (failure !== null) {
    if (isRefusal(failure)) {
      throw new StartError(
        "The database refused the role, password or name in DATABASE_URL; correct it or provision the database.",
      );
    }
    if (Date.now() > deadline) {
      throw new StartError(
        "The database at DATABASE_URL does not answer; start it or correct the address.",
      );
    }
    await delay(DATABASE_RETRY_MS);
    failure = await database.failure();
  }
}

async function requireCompleteSchema(database: Database): Promise<void> {
  const pending = await pendingMigrations(database.pool);
  if (pending.length > 0) {
    throw new StartError(
      `Schema auth is not up to date (${pending.join("; ")}); run: node auth-server/src/migrate.ts`,
    );
  }
}

/** What an earlier BETTER_AUTH_SECRET encrypted, the current one opens from here on. */
async function adoptSecret(config: Config, database: Database, log: Log): Promise<void> {
  if (config.previousSecrets.length === 0) {
    return;
  }
  const result = await renewEncryption(database, config.secret, config.previousSecrets);
  log.info("second_factors_checked", result);
  if (result.unreadable > 0) {
    log.error("second_factors_unreadable", {
      count: result.unreadable,
      mend: "Add the secret they were made with to BETTER_AUTH_PREVIOUS_SECRETS and start again.",
    });
  }
}

async function prepare(config: Config, database: Database, log: Log): Promise<void> {
  await waitForDatabase(database);
  await requireCompleteSchema(database);
  await adoptSecret(config, database, log);
  if (config.token.algorithm === "EdDSA") {
    const retired = await retireUnreadableKeys(database, config.secret);
    log.info("signing_keys_checked", { retired });
  }
}

async function listen(server: Server, { host, port }: Config): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "unknown error";
    throw new StartError(
      `AUTH_PORT ${port} on ${host} cannot be used (${String(code)}); choose another.`,
    );
  }
  return (server.address() as AddressInfo).port; // null only for a server that does not listen
}

/** Goes on until the front door has heard of the end, then finishes what was begun, within the limit. */
async function closeServer(server: Server): Promise<void> {
  await delay(DRAIN_MS);
  const closed = once(server, "close");
  server.close();
  const limit = setTimeout(() => server.closeAllConnections(), STOP_LIMIT_MS);
  await closed;
  clearTimeout(limit);
}

async function run(config: Config, log: Log): Promise<void> {
  const database = openDatabase(config.databaseUrl, (error) =>
    log.warning("database_connection_lost", errorFields(error)),
  );
  const background = createBackground(log);
  const stopping = Promise.withResolvers<string>();
  let isStopping = false;
  try {
    await prepare(config, database, log);
    const mailer = createMailer(config.mail);
    const hashGate = createHashGate(config.hashConcurrency);
    const server = createHttpServer({
      appUrl: config.appUrl,
      renew: createRenewal(config.secret, config.previousSecrets),
      auth: createAuth(config, { database, mailer, log, background, hashGate }),
      log,
      onFatal: () => stopping.reject(new StartError("The tables of schema auth have changed.")),
      routes: createRouteTable({ jwks: config.token.algorithm === "EdDSA" }),
      devMailFolder: config.production || "smtpUrl" in config.mail ? null : config.mail.folder,
      isReady: async () => !isStopping && (await database.failure()) === null,
      isStopping: () => isStopping,
    });
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => stopping.resolve(signal));
    }
    const port = await listen(server, config);
    const stopHousekeeping = startHousekeeping(database, log);
    log.info("listening", { host: config.host, port, ...describe(config) });
    try {
      log.info("stopping", { reason: await stopping.promise });
    } finally {
      isStopping = true;
      stopHousekeeping();
      // Whatever still hangs then (a mail server, a frozen database) is not waited for.
      setTimeout(() => process.exit(1), EXIT_LIMIT_MS).unref();
      await closeServer(server);
      await background.finished();
    }
  } finally {
    await database.end();
  }
}

/** What an operator wants to compare with the backend's own start line; no secret is in it. */
function describe({ production, appUrl, token, mail, rateLimit }: Config) {
  return {
    mode: production ? "production" : "development",
    app_url: appUrl,
    algorithm: token.algorithm,
    key_ids: token.algorithm === "HS256" ? token.keys.map(({ kid }) => kid) : undefined,
    mail: "smtpUrl" in mail ? "smtp" : "files",
    rate_limit: rateLimit,
  };
}

async function main(): Promise<number> {
  try {
    const config = loadConfig();
    await run(config, createLog(config.log));
    return 0;
  } catch (error) {
    const isExpected = error instanceof ConfigError || error instanceof StartError;
    const text = isExpected ? error.message : `The auth server failed: ${String(error)}`;
    process.stderr.write(`${text}\n`);
    return error instanceof ConfigError ? 2 : 1;
  }
}

process.exitCode = await main();
