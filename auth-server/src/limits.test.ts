import { describe, expect, test } from "vitest";
import { type Answer, Browser, newEmail, PASSWORD } from "./testing/client.ts";
import { refused, serverForTest, setStage } from "./testing/stage.ts";

const stage = setStage({ RATE_LIMIT: "on" });

let addresses = 0;

/** The header with which the front door states an address, here one that nobody used before. */
function newAddress() {
  addresses += 1;
  return { "x-client-ip": `198.51.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}` };
}

const fromNewAddress = () => new Browser(stage.server.address, newAddress());

async function newAccount(): Promise<string> {
  const email = newEmail();
  expect((await fromNewAddress().signUp(email)).status).toBe(200);
  return email;
}

const times = (count: number, status: number) => Array.from({ length: count }, () => status);

const statuses = (answers: Answer[]) => answers.map(({ status }) => status);

async function inTurn(count: number, work: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    answers.push(await work());
  }
  return answers;
}

function expectLimited(answer: Answer | undefined): void {
  expect([answer?.status, answer?.body]).toEqual(refused(429, "RATE_LIMITED"));
  expect(Number(answer?.headers.get("retry-after"))).toBeGreaterThan(0);
}

describe("guessing a password", () => {
  test("ends after ten tries for one account, from however many addresses", async () => {
    const email = await newAccount();

    const answers = await inTurn(12, () => fromNewAddress().signIn(email, "wrong-kettle-1"));

    expect(statuses(answers)).toEqual([...times(10, 401), 429, 429]);
    expectLimited(answers.at(-1));
    expectLimited(await fromNewAddress().signIn(email.toUpperCase()));
  });

  test("is limited alike for an address without an account", async () => {
    const email = newEmail();

    const answers = await inTurn(11, () => fromNewAddress().signIn(email, "wrong-kettle-1"));

    expect(statuses(answers)).toEqual([...times(10, 401), 429]);
  });

  test("is limited also where the tries come at once", async () => {
    const email = await newAccount();

    const answers = await Promise.all(
      Array.from({ length: 30 }, () => fromNewAddress().signIn(email, "wrong-kettle-1")),
    );

    expect(statuses(answers).filter((status) => status === 401)).toHaveLength(10);
    expect(statuses(answers).filter((status) => status === 429)).toHaveLength(20);
  });

  test("leaves the owner's sessions alone, and lets the owner in when the minute is over", async () => {
    const email = await newAccount();
    const owner = fromNewAddress();
    await owner.signIn(email);
    await inTurn(11, () => fromNewAddress().signIn(email, "wrong-kettle-1"));

    expect((await owner.send("/get-session")).body).toMatchObject({ user: { email } });
    expect((await fromNewAddress().signIn(email)).status).toBe(429);
    await stage.database.query(`update auth.throttle set "resetAt" = now()`);
    expect((await fromNewAddress().signIn(email)).status).toBe(200);
  });

  test("does not count against whoever signs in with success", async () => {
    const email = await newAccount();

    const answers = await inTurn(12, () => fromNewAddress().signIn(email));

    expect(statuses(answers)).toEqual(times(12, 200));
  });

  test("ends after twenty tries from one address, whatever it says about itself", async () => {
    const attacker = fromNewAddress();

    const answers = await inTurn(22, () =>
      attacker.send("/sign-in/email", {
        json: { email: newEmail(), password: PASSWORD },
        headers: { "x-forwarded-for": `203.0.113.${Math.ceil(Math.random() * 250)}` },
      }),
    );

    expect(statuses(answers)).toEqual([...times(20, 401), 429, 429]);
    expectLimited(answers.at(-1));
  });

  test.each([
    ["changing it", "/change-password", { currentPassword: "w", newPassword: "violet-anvil-9" }],
    ["deleting the account", "/delete-user", { password: "w" }],
  ])("is limited by %s with a stolen session too", async (_, path, json) => {
    const email = await newAccount();
    const thief = fromNewAddress();
    await thief.signIn(email);

    const answers = await inTurn(11, () => thief.send(path, { json, headers: newAddress() }));

    expect(statuses(answers)).toEqual([...times(10, 400), 429]);
    expectLimited(answers.at(-1));
  });
});

describe("limits", () => {
  test("are shared by all servers of one database", async () => {
    const other = await serverForTest(stage.database.url, { RATE_LIMIT: "on" });
    const email = await newAccount();
    await inTurn(10, () => fromNewAddress().signIn(email, "wrong-kettle-1"));

    const answer = await new Browser(other.address, { "x-client-ip": "192.0.2.250" }).signIn(email);

    expectLimited(answer);
  });

  test("keep an inbox from being flooded", async () => {
    const email = await newAccount();

    const answers = await inTurn(6, () =>
      fromNewAddress().send("/request-password-reset", { json: { email } }),
    );

    expect(statuses(answers)).toEqual([...times(5, 200), 429]);
  });

  test("do not touch the reading of sessions and tokens", async () => {
    const browser = fromNewAddress();
    await browser.signUp();

    const answers = await Promise.all(
      Array.from({ length: 150 }, (_, turn) => browser.send(turn % 2 ? "/token" : "/get-session")),
    );

    // On a starved machine some may be 503; none is ever limited.
    expect(statuses(answers)).not.toContain(429);
    expect(statuses(answers)).toContain(200);
  });
});
