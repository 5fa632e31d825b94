import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { Browser } from "./testing/client.ts";
import { codeOf } from "./testing/codes.ts";
import { halfSignedIn, protectedPerson, tryCode } from "./testing/second-factor.ts";
import { SECRET } from "./testing/server.ts";
import { serverForTest, setStage } from "./testing/stage.ts";

const stage = setStage();

const newSecret = () => randomBytes(36).toString("base64");

test("the second step outlives a new secret, and the one after that", async () => {
  const { backupCodes, email, totpURI } = await protectedPerson(stage);
  const [second, third] = [newSecret(), newSecret()];
  const renewed = await serverForTest(stage.database.url, {
    BETTER_AUTH_SECRET: second,
    BETTER_AUTH_PREVIOUS_SECRETS: SECRET,
  });
  const again = await serverForTest(stage.database.url, {
    BETTER_AUTH_SECRET: third,
    BETTER_AUTH_PREVIOUS_SECRETS: second,
  });
  const browser = new Browser(again.address);
  await browser.signIn(email);

  expect((await tryCode(browser, codeOf(totpURI))).status).toBe(200);
  const other = new Browser(again.address);
  await other.signIn(email);
  const recovery = await other.send("/two-factor/verify-backup-code", {
    json: { code: backupCodes[0] },
  });
  expect(recovery.status).toBe(200);
  expect(renewed.log).toContainEqual(
    expect.objectContaining({ event: "second_factors_checked", renewed: 1, unreadable: 0 }),
  );
});

test("a secret that was lost is reported with the mend, and codes fail without letting in", async () => {
  const { email, totpURI } = await protectedPerson(stage);

  const server = await serverForTest(stage.database.url, {
    BETTER_AUTH_SECRET: newSecret(),
    BETTER_AUTH_PREVIOUS_SECRETS: newSecret(),
  });
  const browser = new Browser(server.address);
  await browser.signIn(email);
  const answer = await tryCode(browser, codeOf(totpURI));

  expect(answer.status).toBe(500);
  expect((await browser.send("/token")).status).toBe(401);
  expect(server.log).toContainEqual(
    expect.objectContaining({ level: "error", event: "second_factors_unreadable" }),
  );
  await halfSignedIn(stage, email);
});
