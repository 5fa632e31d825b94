/** People who have the second step switched on. */
import { expect } from "vitest";
import { type Browser, PASSWORD } from "./client.ts";
import { codeOf } from "./codes.ts";
import type { Stage } from "./stage.ts";

export type Prepared = { readonly totpURI: string; readonly backupCodes: readonly string[] };

export type Protected = Prepared & { readonly browser: Browser; readonly email: string };

export async function prepare(browser: Browser): Promise<Prepared> {
  const answer = await browser.send("/two-factor/enable", { json: { password: PASSWORD } });
  expect(answer.status).toBe(200);
  return answer.body as Prepared;
}

export const tryCode = (browser: Browser, code: string, more: object = {}) =>
  browser.send("/two-factor/verify-totp", { json: { code, ...more } });

/** Somebody with the second step, set up with the code before this moment's: that one is still unused. */
export async function protectedPerson(stage: Stage): Promise<Protected> {
  const { browser, email } = await stage.signedUp();
  const prepared = await prepare(browser);
  expect((await tryCode(browser, codeOf(prepared.totpURI, -1))).status).toBe(200);
  return { ...prepared, browser, email };
}

/** A browser where the password was right and the second step is next. */
export async function halfSignedIn(stage: Stage, email: string): Promise<Browser> {
  const browser = stage.open();
  expect((await browser.signIn(email)).body).toMatchObject({ twoFactorRedirect: true });
  return browser;
}
