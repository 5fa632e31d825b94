import { describe, expect, test } from "vitest";
import { Authenticator, type Twist } from "./testing/authenticator.ts";
import { type Browser, PASSWORD } from "./testing/client.ts";
import {
  addPasskey,
  challengeFor,
  creationFor,
  present,
  signInWith,
  withPasskey,
} from "./testing/passkey.ts";
import { protectedPerson } from "./testing/second-factor.ts";
import { anyText, refused, setStage } from "./testing/stage.ts";

const stage = setStage();

async function passkeyPerson() {
  const { browser, email } = await stage.signedUp();
  return { browser, email, key: await withPasskey(browser) };
}

const listOf = async (browser: Browser) =>
  (await browser.send("/passkey/list-user-passkeys")).body as { id: string }[];

describe("a passkey", () => {
  test("is asked for with a PIN or the like, found without a name, and bound to this site", async () => {
    const { browser, email } = await stage.signedUp();

    const options = await creationFor(browser);
    const asked = await challengeFor(stage.open());

    expect(options).toMatchObject({
      rp: { id: "localhost", name: "Daymark" },
      user: { name: email, displayName: "Ada" },
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      attestation: "none",
    });
    expect(asked).toMatchObject({ rpId: "localhost", userVerification: "required" });
    expect(asked).not.toHaveProperty("allowCredentials");
  });

  test("signs in, also where codes are asked for otherwise", async () => {
    const { browser, email } = await protectedPerson(stage);
    const key = new Authenticator();
    await addPasskey(browser, key);
    const other = stage.open();

    const answer = await signInWith(other, key);

    expect([answer.status, answer.body]).toMatchObject([200, { token: null, user: { email } }]);
    expect((await other.send("/token")).status).toBe(200);
    expect(answer.text).not.toContain("session");
  });

  test("shows its name and last use to the owner, and neither key nor number", async () => {
    const { browser, key } = await passkeyPerson();
    await signInWith(stage.open(), key);

    expect(await listOf(browser)).toEqual([
      { id: anyText, name: "My laptop", createdAt: anyText, lastUsedAt: anyText, isSynced: false },
    ]);
  });

  test("is renamed, and removed with the password only", async () => {
    const { browser, key } = await passkeyPerson();
    const [{ id } = { id: "" }] = await listOf(browser);
    const remove = (password: string) =>
      browser.send("/passkey/delete-passkey", { json: { id, password } });

    const renamed = await browser.send("/passkey/update-passkey", {
      json: { id, name: " Phone " },
    });
    const nameless = await browser.send("/passkey/update-passkey", { json: { id, name: " " } });
    const wrong = await remove("wrong-kettle-1");

    expect(renamed.body).toMatchObject({ name: "Phone" });
    expect([nameless.status, nameless.body]).toEqual(refused(400, "INVALID_NAME"));
    expect([wrong.status, wrong.body]).toEqual(refused(400, "INVALID_PASSWORD"));
    expect((await remove(PASSWORD)).status).toBe(200);
    expect((await signInWith(stage.open(), key)).status).toBe(401);
  });

  test("of somebody else cannot be renamed, removed or registered again", async () => {
    const { browser, key } = await passkeyPerson();
    const [{ id } = { id: "" }] = await listOf(browser);
    const thief = (await stage.signedUp()).browser;

    const answers = [
      await thief.send("/passkey/update-passkey", { json: { id, name: "Mine" } }),
      await thief.send("/passkey/delete-passkey", { json: { id, password: PASSWORD } }),
      await addPasskey(thief, key),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 409]);
    expect(await listOf(browser)).toMatchObject([{ name: "My laptop" }]);
  });

  test("is not added without the password, nor more than twenty of them", async () => {
    const { browser, email } = await stage.signedUp();
    const wrong = await browser.send("/passkey/generate-register-options", {
      json: { password: "wrong-kettle-1" },
    });
    await stage.database.query(
      `insert into auth.passkey (name, "publicKey", "userId", "credentialID", counter, "deviceType",
         "backedUp", "createdAt")
       select 'k', '', id, id || '-' || n, 0, 'singleDevice', false, now()
       from auth."user", generate_series(1, 20) n where email = $1`,
      [email],
    );

    const full = await browser.send("/passkey/generate-register-options", {
      json: { password: PASSWORD },
    });

    expect([wrong.status, wrong.body]).toEqual(refused(400, "INVALID_PASSWORD"));
    expect([full.status, full.body]).toEqual(refused(400, "TOO_MANY_PASSKEYS"));
  });
});

describe("a passkey is not accepted", () => {
  test.each<[string, Twist]>([
    ["made for another origin", { origin: "https://evil.example" }],
    ["made for another site", { site: "evil.example" }],
    ["whose authenticator did not check the person", { isVerified: false }],
    ["that answers another challenge", { challenge: "AAAA" }],
  ])("%s", async (_, twist) => {
    const { browser, key } = await passkeyPerson();
    const other = stage.open();

    const added = await addPasskey(browser, new Authenticator(), twist);
    const answer = await signInWith(other, key, twist);

    expect([added.status, added.body]).toEqual(refused(401, "PASSKEY_REFUSED"));
    expect([answer.status, answer.body]).toEqual(refused(401, "PASSKEY_REFUSED"));
    expect((await other.send("/get-session")).body).toBeNull();
  });

  test("that comes with somebody's certificates", async () => {
    const { browser } = await stage.signedUp();

    const answer = await addPasskey(browser, new Authenticator(), { format: "android-safetynet" });

    expect([answer.status, answer.body]).toEqual(refused(401, "PASSKEY_REFUSED"));
  });

  test("twice with one answer, nor in another browser", async () => {
    const { key } = await passkeyPerson();
    const browser = stage.open();
    const challenge = await challengeFor(browser);
    const answer = key.authenticate(challenge);

    const elsewhere = await present(stage.open(), answer);
    const first = await present(browser, answer);
    const second = await present(browser, answer);

    expect([elsewhere.status, elsewhere.body]).toEqual(refused(400, "CHALLENGE_NOT_FOUND"));
    expect([first.status, second.status]).toEqual([200, 400]);
  });

  test("that counts backwards, as a copy does", async () => {
    const { key } = await passkeyPerson();
    await signInWith(stage.open(), key);
    key.counter = 0;

    expect((await signInWith(stage.open(), key)).status).toBe(401);
  });

  test("for the account of another person, whose password allowed it", async () => {
    const attacker = await stage.signedUp();
    const victim = await stage.signedUp();
    const response = new Authenticator().register(await creationFor(attacker.browser));
    victim.browser.cookies.set(
      "daymark.passkey",
      attacker.browser.cookies.get("daymark.passkey") ?? "",
    );

    const answer = await victim.browser.send("/passkey/verify-registration", {
      json: { response, name: "Mine" },
    });

    expect([answer.status, answer.body]).toEqual(refused(400, "CHALLENGE_NOT_FOUND"));
  });

  test.each([
    ["nothing", {}],
    ["a text", { response: "x" }],
    ["wrong types", { response: { id: 1, rawId: [], type: "public-key", response: {} } }],
    ["too deep a nesting", { response: { response: { transports: [["x"]] } } }],
  ])("made of %s", async (_, json) => {
    const { browser } = await stage.signedUp();
    await creationFor(browser);

    for (const path of ["/passkey/verify-registration", "/passkey/verify-authentication"]) {
      const answer = await browser.send(path, { json });
      expect([answer.status, answer.body]).toEqual(refused(400, "VALIDATION_ERROR"));
    }
  });

  test("made of noise", async () => {
    const { browser } = await stage.signedUp();
    const noise = { id: "AAAA", rawId: "AAAA", type: "public-key" };
    await creationFor(browser);
    const registration = await browser.send("/passkey/verify-registration", {
      json: {
        response: { ...noise, response: { clientDataJSON: "AAAA", attestationObject: "AAAA" } },
      },
    });
    const key = await passkeyPerson();
    await challengeFor(browser);
    const signed = { clientDataJSON: "e30", authenticatorData: "AAAA", signature: "AAAA" };
    const authentication = await present(browser, {
      ...noise,
      id: key.key.id,
      rawId: key.key.id,
      response: signed,
    });

    expect([registration.status, authentication.status]).toEqual([401, 401]);
  });
});
