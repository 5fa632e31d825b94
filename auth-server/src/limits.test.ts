import { describe, expect, test } from "vitest";
import { type Answer, Browser, newEmail, PASSWORD } from "./testing/client.ts";
import { refused, serverForTest, setStage } from "./testing/stage.ts";

const stage = setStage({ RATE_LIMIT: "on" });

const WRONG = "wrong-kettle-1";

async function newAccount(): Promise<string> {
  return (await stage.signedUp()).email;
}

/** Ends every period that runs; what was used up in it still counts. */
const endPeriods = () => stage.database.query(`update auth.throttle set "resetAt" = now()`);

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

    const answers = await inTurn(12, () => stage.open().signIn(email, WRONG));

    expect(statuses(answers)).toEqual([...times(10, 401), 429, 429]);
    expectLimited(answers.at(-1));
    expectLimited(await stage.open().signIn(email.toUpperCase()));
  });

  test("is limited alike for an address without an account", async () => {
    const email = newEmail();

    const answers = await inTurn(11, () => stage.open().signIn(email, WRONG));

    expect(statuses(answers)).toEqual([...times(10, 401), 429]);
  });

  test("is limited also where the tries come at once", async () => {
    const email = await newAccount();

    const answers = await Promise.all(
      Array.from({ length: 30 }, () => stage.open().signIn(email, WRONG)),
    );

    expect(statuses(answers).filter((status) => status === 401)).toHaveLength(10);
    expect(statuses(answers).filter((status) => status === 429)).toHaveLength(20);
  });

  test("ends after five tries for one account from one network, whose wait doubles", async () => {
    const email = await newAccount();
    const attacker = stage.open();
    const guess = () => attacker.signIn(email, WRONG);
    const first = await inTurn(6, guess);
    await endPeriods();
    const second = await inTurn(6, guess);

    expect(statuses(first)).toEqual([...times(5, 401), 429]);
    expect(statuses(second)).toEqual([...times(5, 401), 429]);
    expect(Number(first.at(-1)?.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(Number(second.at(-1)?.headers.get("retry-after"))).toBeGreaterThan(60);
    expect((await stage.open().signIn(email)).status).toBe(200);
  });

  test("slows down with every minute that it uses up, and waits no longer than one", async () => {
    const email = await newAccount();
    const allowed: number[] = [];
    for (let minute = 0; minute < 4; minute += 1) {
      const answers = await inTurn(11, () => stage.open().signIn(email, WRONG));
      allowed.push(statuses(answers).filter((status) => status === 401).length);
      expect(Number(answers.at(-1)?.headers.get("retry-after"))).toBeLessThanOrEqual(60);
      await endPeriods();
    }

    expect(allowed).toEqual([10, 5, 2, 1]);
  });
});

describe("tries", () => {
  test("are forgiven after an hour of quiet", async () => {
    const email = await newAccount();
    await inTurn(11, () => stage.open().signIn(email, WRONG));
    await stage.database.query(
      `update auth.throttle set "resetAt" = now() - interval '61 minutes'`,
    );

    const answers = await inTurn(10, () => stage.open().signIn(email, WRONG));

    expect(statuses(answers)).toEqual(times(10, 401));
  });

  test("from one IPv6 network count as from one address", async () => {
    const email = await newAccount();
    let host = 0;

    const answers = await inTurn(6, () => {
      host += 1;
      const address = `2001:db8:0:7::${host.toString(16)}`;
      return new Browser(stage.server.address, { "x-client-ip": address }).signIn(email, WRONG);
    });

    expect(statuses(answers)).toEqual([...times(5, 401), 429]);
  });

  test("do not count against whoever signs in with success", async () => {
    const email = await newAccount();

    const answers = await inTurn(12, () => stage.open().signIn(email));

    expect(statuses(answers)).toEqual(times(12, 200));
  });

  test("end after twenty from one address, whatever it says about itself", async () => {
    const attacker = stage.open();

    const answers = await inTurn(22, () =>
      attacker.send("/sign-in/email", {
        json: { email: newEmail(), password: PASSWORD },
        headers: { "x-forwarded-for": `203.0.113.${Math.ceil(Math.random() * 250)}` },
      }),
    );

    expect(statuses(answers)).toEqual([...times(20, 401), 429, 429]);
    expectLimited(answers.at(-1));
  });

  test("do not come back by signing in with an account of one's own in between", async () => {
    const { browser: attacker, email: own } = await stage.signedUp();

    const answers = await inTurn(24, async () => {
      const guess = await attacker.signIn(newEmail(), WRONG);
      await attacker.signIn(own);
      return guess;
    });

    expect(statuses(answers).filter((status) => status === 401)).toHaveLength(20);
  });

  test.each([
    ["changing it", "/change-password", { currentPassword: "w", newPassword: "violet-anvil-9" }],
    ["deleting the account", "/delete-user", { password: "w" }],
  ])("are limited by %s with a stolen session too", async (_, path, json) => {
    const { browser: thief } = await stage.signedUp();
    let host = 0;

    const answers = await inTurn(11, () => {
      host += 1;
      return thief.send(path, { json, headers: { "x-client-ip": `203.0.113.${host}` } });
    });

    expect(statuses(answers)).toEqual([...times(10, 400), 429]);
    expectLimited(answers.at(-1));
  });
});

describe("an attack on an account", () => {
  async function underAttack() {
    const victim = await stage.signedUp();
    await inTurn(12, () => stage.open().signIn(victim.email, WRONG));
    expect((await stage.open().signIn(victim.email)).status).toBe(429);
    return victim;
  }

  test("leaves its sessions alone", async () => {
    const { browser, email } = await underAttack();

    expect((await browser.send("/get-session")).body).toMatchObject({ user: { email } });
    expect((await browser.send("/token")).status).toBe(200);
  });

  test("does not keep the owner out on a device of theirs", async () => {
    const { browser, email } = await underAttack();
    await browser.send("/sign-out", { json: {} });

    expect((await browser.signIn(email)).status).toBe(200);
  });

  test("does not keep out a program of the owner that shows its session", async () => {
    const { browser, email } = await underAttack();
    const session = decodeURIComponent(browser.cookies.get("daymark.session_token") ?? "");
    const script = new Browser(stage.server.address);

    const answer = await script.send("/sign-in/email", {
      json: { email, password: PASSWORD },
      headers: { authorization: `Bearer ${session}` },
    });

    expect(answer.status).toBe(200);
  });

  test("uses up none of the tries that the owner has from their own network", async () => {
    const { email } = await underAttack();
    const elsewhere = stage.open();
    const refusedThere = await inTurn(8, () => elsewhere.signIn(email));
    await stage.database.query('update auth.throttle set "resetAt" = now() where tries > 9');

    expect(statuses(refusedThere)).toEqual(times(8, 429));
    expect(statuses(await inTurn(5, () => elsewhere.signIn(email)))).toEqual(times(5, 200));
  });

  test("lets the owner in anywhere when the minute is over", async () => {
    const { email } = await underAttack();
    await endPeriods();

    expect((await stage.open().signIn(email)).status).toBe(200);
  });

  test("cannot use a device cookie of somebody else, nor guess without limit on a device", async () => {
    const { browser, email } = await underAttack();
    const attacker = (await stage.signedUp()).browser;

    const foreign = await attacker.signIn(email);
    const guesses = await inTurn(11, () => browser.signIn(email, WRONG));

    expectLimited(foreign);
    expect(statuses(guesses)).toEqual([...times(10, 401), 429]);
  });
});

describe("limits", () => {
  test("are shared by all servers of one database", async () => {
    const other = await serverForTest(stage.database.url, { RATE_LIMIT: "on" });
    const email = await newAccount();
    await inTurn(10, () => stage.open().signIn(email, WRONG));

    const answer = await new Browser(other.address, { "x-client-ip": "192.0.2.250" }).signIn(email);

    expectLimited(answer);
  });

  test("keep an inbox from being flooded", async () => {
    const email = await newAccount();

    const answers = await inTurn(6, () =>
      stage.open().send("/request-password-reset", { json: { email } }),
    );

    expect(statuses(answers)).toEqual([...times(5, 200), 429]);
  });

  test("hold for the whole site, but not on a device that is known", async () => {
    const { browser, email } = await stage.signedUp();
    await stage.open().signIn(newEmail(), WRONG);
    await stage.database.query(
      `update auth.throttle set tries = 600
       where key = rtrim(translate(encode(sha256('site'), 'base64'), '+/', '-_'), '=')`,
    );
    const stranger = await stage.open().signIn(newEmail(), WRONG);
    const known = await browser.signIn(email);
    await stage.database.query("delete from auth.throttle");

    expectLimited(stranger);
    expect(known.status).toBe(200);
    expect(stage.server.log).toContainEqual(
      expect.objectContaining({ level: "warning", event: "site_limit_reached" }),
    );
  });

  test("do not touch the reading of sessions and tokens", async () => {
    const browser = stage.open();
    await browser.signUp();

    const answers = await Promise.all(
      Array.from({ length: 150 }, (_, turn) => browser.send(turn % 2 ? "/token" : "/get-session")),
    );

    // On a starved machine some may be 503; none is ever limited.
    expect(statuses(answers)).not.toContain(429);
    expect(statuses(answers)).toContain(200);
  });
});
