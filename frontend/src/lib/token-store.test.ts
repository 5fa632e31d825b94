import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { outcome, resolved, settle } from "../../test-support/clock";
import { ADA, BOB } from "../../test-support/fake-auth-server";
import { FakeBrowser } from "../../test-support/fake-browser";
import { Signal } from "./signal";

const MINUTE = 60_000;

let browser: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-20T12:00:00Z") });
  browser = new FakeBrowser();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("one tab", () => {
  test("twenty calls without a token make one refresh", async () => {
    const tab = browser.openTab();
    browser.server.user = ADA;
    tab.session.begin(ADA);

    const calls = Array.from({ length: 20 }, () => tab.tokens.token(ADA.id));
    await settle();

    expect(new Set(await Promise.all(calls)).size).toBe(1);
    expect(browser.server.tokenRequests).toBe(1);
  });

  test("the token is refreshed before it expires, and a visible page never holds an expired one", async () => {
    const tab = await browser.openSignedInTab();
    const first = await tab.tokens.token(ADA.id);

    await vi.advanceTimersByTimeAsync(12.5 * MINUTE);

    expect(browser.server.tokenRequests).toBe(2);
    expect(await tab.tokens.token(ADA.id)).not.toBe(first);
  });

  test("a clock that is an hour wrong changes nothing", async () => {
    browser.server.clockSkewSeconds = -3600;
    const tab = await browser.openSignedInTab();

    await resolved(tab.tokens.token(ADA.id));
    await vi.advanceTimersByTimeAsync(5 * MINUTE);

    expect(browser.server.tokenRequests).toBe(1);
  });

  test("a hidden page does not refresh; coming back does", async () => {
    const tab = await browser.openSignedInTab();
    tab.setVisible(false);
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(browser.server.tokenRequests).toBe(1);

    tab.setVisible(true);
    tab.wake("visible");
    await settle();

    expect(browser.server.tokenRequests).toBe(2);
  });

  test("ten parallel refusals of one token make one refresh", async () => {
    const tab = await browser.openSignedInTab();
    const refused = await tab.tokens.token(ADA.id);

    const calls = Array.from({ length: 10 }, () => tab.tokens.replace(ADA.id, refused, Date.now()));
    await settle();

    const [replacement, ...others] = new Set(await Promise.all(calls));
    expect(others).toEqual([]);
    expect(replacement).not.toBe(refused);
    expect(browser.server.tokenRequests).toBe(2);
  });

  test("a refusal that comes after the refresh makes no further one", async () => {
    const tab = await browser.openSignedInTab();
    const refused = await tab.tokens.token(ADA.id);
    const sentAt = Date.now();
    const replacement = await resolved(tab.tokens.replace(ADA.id, refused, sentAt));

    expect(await resolved(tab.tokens.replace(ADA.id, refused, sentAt))).toBe(replacement);
    expect(browser.server.tokenRequests).toBe(2);
  });

  test("while the session is being replaced, nobody gets a token of the one that ends", async () => {
    const tab = await browser.openSignedInTab();
    const ending = await tab.tokens.token(ADA.id);
    const answered = new Signal();
    const replacing = tab.session.replace(async () => {
      await answered.wait(MINUTE);
      return { ok: true };
    });

    const asked = tab.tokens.token(ADA.id);
    await settle();
    answered.notify();
    await replacing;

    expect(await resolved(asked)).not.toBe(ending);
    expect(browser.server.tokenRequests).toBe(2);
  });

  test("a session that was not replaced keeps its token", async () => {
    const tab = await browser.openSignedInTab();
    const kept = await tab.tokens.token(ADA.id);
    await tab.session.replace(async () => ({ ok: false }));
    await expect(
      tab.session.replace(async () => Promise.reject(new Error("no answer"))),
    ).rejects.toThrow("no answer");

    expect(await resolved(tab.tokens.token(ADA.id))).toBe(kept);
  });

  test("somebody else's token is not handed out", async () => {
    const tab = await browser.openSignedInTab();

    expect(await resolved(tab.tokens.token(BOB.id))).toContain("session_expired");
  });
});

test("a page out of the back/forward cache looks whose cookie it is now", async () => {
  const tab = await browser.openSignedInTab();
  browser.server.user = BOB;

  tab.wake("restored");
  await settle();

  expect(tab.session.state()).toEqual({ status: "signed-in", user: BOB });
});

describe("failures", () => {
  test("two 503 answers keep the person signed in, and the third attempt serves them", async () => {
    browser.server.failures = 2;
    const tab = browser.openTab();
    browser.server.user = ADA;
    tab.session.begin(ADA);

    await vi.advanceTimersByTimeAsync(10_000);

    expect(tab.session.state()).toEqual({ status: "signed-in", user: ADA });
    expect(await tab.tokens.token(ADA.id)).toContain("signature");
    expect(browser.server.tokenRequests).toBe(3);
  });

  test("without a network nobody is signed out and nothing storms", async () => {
    const tab = await browser.openSignedInTab();
    browser.server.isReachable = false;

    await vi.advanceTimersByTimeAsync(60 * MINUTE);

    expect(tab.session.state().status).toBe("signed-in");
    expect(browser.server.tokenRequests).toBeLessThan(120);
  });

  test("many calls after a failure share it instead of asking again each", async () => {
    const tab = await browser.openSignedInTab();
    const refused = await tab.tokens.token(ADA.id);
    browser.server.isReachable = false;
    const failed = await resolved(tab.tokens.replace(ADA.id, refused, Date.now()), 150);
    const requests = browser.server.tokenRequests;

    const calls = Array.from({ length: 10 }, () => outcome(tab.tokens.token(ADA.id)));
    await vi.advanceTimersByTimeAsync(10);

    expect(failed).toContain("offline");
    expect(new Set(await Promise.all(calls))).toEqual(new Set([failed]));
    expect(browser.server.tokenRequests).toBe(requests);
  });

  test("going online tries again at once", async () => {
    const tab = await browser.openSignedInTab();
    const refused = await tab.tokens.token(ADA.id);
    browser.server.isReachable = false;
    await resolved(tab.tokens.replace(ADA.id, refused, Date.now()), 30 * MINUTE);
    browser.server.isReachable = true;

    tab.wake("online");
    await settle();

    expect(await resolved(tab.tokens.token(ADA.id), 0)).toContain("signature");
  });

  test("a session that the server has ended ends here, once that is confirmed", async () => {
    const tab = await browser.openSignedInTab();
    const refused = await tab.tokens.token(ADA.id);
    browser.server.user = null;

    expect(await resolved(tab.tokens.replace(ADA.id, refused, Date.now()))).toContain(
      "session_expired",
    );
    expect(tab.session.state()).toEqual({ status: "signed-out", reason: "expired" });
    expect(browser.server.sessionRequests).toBeGreaterThan(0);
  });
});

describe("sign-out during a refresh", () => {
  test("the late token is thrown away", async () => {
    const tab = await browser.openSignedInTab();
    const refused = await tab.tokens.token(ADA.id);

    const late = outcome(tab.tokens.replace(ADA.id, refused, Date.now()));
    await vi.advanceTimersByTimeAsync(10);
    void tab.keeper.signOut();
    await settle();

    expect(await late).toContain("session_expired");
    expect(tab.session.state()).toEqual({ status: "signed-out", reason: "signed-out" });
    expect(await resolved(tab.tokens.token(ADA.id))).toContain("session_expired");
  });

  test("signing in again meanwhile serves the same person", async () => {
    const tab = await browser.openSignedInTab();
    const refused = await tab.tokens.token(ADA.id);

    const late = outcome(tab.tokens.replace(ADA.id, refused, Date.now()));
    await vi.advanceTimersByTimeAsync(10);
    tab.session.begin(ADA);
    await settle();

    expect(await late).toContain("signature");
    expect(await tab.tokens.token(ADA.id)).toBe(await late);
  });
});

test("no token is ever stored", async () => {
  const tab = await browser.openSignedInTab();
  const token = await tab.tokens.token(ADA.id);

  expect([...browser.stored.values()].join("\n")).not.toContain(token.slice(0, 12));
});
