/** Adding passkeys and signing in with them, as a page does. */
import { expect } from "vitest";
import { Authenticator, type Twist } from "./authenticator.ts";
import { type Answer, type Browser, PASSWORD } from "./client.ts";

export type Creation = {
  readonly challenge: string;
  readonly user: { readonly id: string };
};

export async function creationFor(browser: Browser): Promise<Creation> {
  const answer = await browser.send("/passkey/generate-register-options", {
    json: { password: PASSWORD },
  });
  expect(answer.status).toBe(200);
  return answer.body as Creation;
}

export async function addPasskey(
  browser: Browser,
  key: Authenticator,
  twist: Twist = {},
  name = "My laptop",
): Promise<Answer> {
  const response = key.register(await creationFor(browser), twist);
  return browser.send("/passkey/verify-registration", { json: { response, name } });
}

/** A new passkey of the person in this browser. */
export async function withPasskey(browser: Browser): Promise<Authenticator> {
  const key = new Authenticator();
  expect((await addPasskey(browser, key)).status).toBe(200);
  return key;
}

export async function challengeFor(browser: Browser): Promise<{ challenge: string }> {
  const answer = await browser.send("/passkey/generate-authenticate-options", { json: {} });
  return answer.body as { challenge: string };
}

export const present = (browser: Browser, response: object) =>
  browser.send("/passkey/verify-authentication", { json: { response } });

export const signInWith = async (browser: Browser, key: Authenticator, twist: Twist = {}) =>
  present(browser, key.authenticate(await challengeFor(browser), twist));
