import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { outcome, resolved, settle } from "../../test-support/clock";
import { ADA, BOB } from "../../test-support/fake-auth-server";
import { FakeBrowser } from "../../test-support/fake-browser";

const MINUTE = 60_000;

let browser: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-20T12:00:00Z") });
  browser = new FakeBrowser();
});

afterEach(() => {
  vi.useRealTimers();
});

test("four tabs with five calls each make one refresh and share one token", async () => {
  const tabs = [
    await browser.openSignedInTab(),
    browser.openTab(),
    browser.openTab(),
    browser.openTab(),
  ];
  await settle();
  await vi.advanceTimersByTimeAsync(5000);
  for (const tab of tabs) {
    tab.setVisible(false);
  }
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  const before = browser.server.tokenRequests;

  const calls = tabs.flatMap((tab) => Array.from({ length: 5 }, () => tab.tokens.token(ADA.id)));
  await vi.advanceTimersByTimeAsync(3000);

  expect(new Set(await Promise.all(calls)).size).toBe(1);
  expect(browser.server.tokenRequests).toBe(before + 1);
});

test("while one tab replaces the session, no other takes the gap for its end", async () => {
  const [one, other] = [await browser.openSignedInTab(), browser.openTab()];
  await settle();
  const ending = await other.tokens.token(ADA.id);
  const states: string[] = [];
  for (const { session } of [one, other]) {
    session.subscribe(() => states.push(session.state().status));
  }

  const replacing = one.session.replace(async () =>
    one.keeper.changeCookie(async () => {
      browser.server.user = null;
      await settle();
      browser.server.user = ADA;
      return { ok: true };
    }),
  );
  const wanted = resolved(other.tokens.replace(ADA.id, ending, Date.now()), 10_000);
  await replacing;

  expect(await wanted).not.toBe(ending);
  expect(states).not.toContain("signed-out");
});

test("a day in four visible tabs costs one refresh per lifetime, not four", async () => {
  await browser.openSignedInTab();
  for (let count = 0; count < 3; count += 1) {
    browser.openTab();
  }

  await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE);

  const lifetimes = (24 * 60) / 15 / 0.75;
  expect(browser.server.tokenRequests).toBeLessThan(lifetimes * 1.2);
});

test("a tab closed in the middle of a refresh does not stop the others", async () => {
  const [one, other] = [await browser.openSignedInTab(), browser.openTab()];
  await settle();
  const refused = await other.tokens.token(ADA.id);

  const lost = outcome(one.tokens.replace(ADA.id, refused, Date.now()));
  one.close();
  const replacement = await resolved(other.tokens.replace(ADA.id, refused, Date.now()), 5000);

  expect(replacement).toContain("signature");
  await lost;
});

test("another tab's token from before a refusal is not taken for a replacement", async () => {
  const [one, other] = [await browser.openSignedInTab(), browser.openTab()];
  await settle();
  const old = await other.tokens.token(ADA.id);

  const replacement = await resolved(one.tokens.replace(ADA.id, "an even older one", Date.now()));

  expect(replacement).not.toBe(old);
  expect(await other.tokens.token(ADA.id)).toBe(replacement);
});

test("a cookie that has become someone else's is followed, in every tab", async () => {
  const [one, other] = [await browser.openSignedInTab(), browser.openTab()];
  await settle();
  const refused = await one.tokens.token(ADA.id);
  browser.server.user = BOB;

  expect(await resolved(one.tokens.replace(ADA.id, refused, Date.now()))).toContain(
    "session_expired",
  );

  expect(one.session.state()).toEqual({ status: "signed-in", user: BOB });
  expect(other.session.state()).toEqual({ status: "signed-in", user: BOB });
});
