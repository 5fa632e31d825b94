import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createAuth } from "./auth.ts";
import { createBackground } from "./background.ts";
import { loadConfig } from "./config.ts";
import { openDatabase } from "./database.ts";
import { createGate } from "./gate.ts";
import { createLog } from "./log.ts";
import { createMailer } from "./mail.ts";
import { createRouteTable } from "./routes.ts";
import { createHttpServer } from "./server.ts";
import { createRenewal } from "./signature.ts";
import { Browser } from "./testing/client.ts";
import { settings } from "./testing/server.ts";
import { databaseForTest, refused } from "./testing/stage.ts";

/** The server within this process, so that the test holds the gate that hashes wait at. */
async function startWithGate() {
  const { url } = await databaseForTest();
  const config = loadConfig(settings(url));
  const log = createLog(config.log, () => undefined);
  const database = openDatabase(url, () => undefined);
  const hashGate = createGate(1, 0);
  const mailer = createMailer(config.mail);
  const services = { database, mailer, log, background: createBackground(log), hashGate };
  const server = createHttpServer({
    appUrl: config.appUrl,
    renew: createRenewal(config.secret, []),
    auth: createAuth(config, services),
    log,
    onFatal: () => undefined,
    routes: createRouteTable({ jwks: false }),
    devMailFolder: null,
    isReady: async () => true,
    isStopping: () => false,
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await database.end();
  });
  const { port } = server.address() as AddressInfo; // A listening TCP server has a port.
  return { address: `http://127.0.0.1:${port}`, hashGate };
}

test("while hashes queue up, passwords are refused as busy and tokens are given out", async () => {
  const { address, hashGate } = await startWithGate();
  const browser = new Browser(address);
  const { body } = await browser.signUp();
  const { email } = (body as { user: { email: string } }).user;
  const holding = Promise.withResolvers<void>();
  const held = hashGate(() => holding.promise);

  const answers = [
    await new Browser(address).signIn(email),
    await new Browser(address).signIn("nobody@example.org"),
    await new Browser(address).signUp(),
  ];

  for (const answer of answers) {
    expect([answer.status, answer.body]).toEqual(refused(503, "BUSY"));
    expect(answer.headers.get("retry-after")).toBe("2");
  }
  expect((await browser.send("/token")).status).toBe(200);
  holding.resolve();
  await held;
  expect((await new Browser(address).signIn(email)).status).toBe(200);
});
