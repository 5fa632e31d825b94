import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { settle } from "../../test-support/clock";
import { ADA, BOB } from "../../test-support/fake-auth-server";
import { FakeBrowser, type Tab } from "../../test-support/fake-browser";

let browser: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-20T12:00:00Z") });
  browser = new FakeBrowser();
});

afterEach(() => {
  vi.useRealTimers();
});

async function signedInTabs(): Promise<[Tab, Tab]> {
  const tabs: [Tab, Tab] = [browser.openTab(), browser.openTab()];
  browser.server.user = ADA;
  tabs[0].session.begin(ADA);
  await settle();
  return tabs;
}

function statesOf(tab: Tab): string[] {
  const states: string[] = [];
  tab.session.subscribe(() => {
    const state = tab.session.state();
    states.push(state.status === "signed-in" ? state.user.name : state.status);
  });
  return states;
}

describe("opening a page", () => {
  test("a stranger is a stranger once the server has said so", async () => {
    const tab = browser.openTab();
    expect(tab.session.state()).toEqual({ status: "loading" });

    await settle();

    expect(tab.session.state()).toEqual({ status: "signed-out", reason: "none" });
    expect(browser.server.tokenRequests).toBe(0);
  });

  test("a cookie without anything stored signs in", async () => {
    browser.server.user = ADA;
    const tab = browser.openTab();

    await settle();

    expect(tab.session.state()).toEqual({ status: "signed-in", user: ADA });
  });

  test("a reload knows the person at once, also offline", async () => {
    const [tab] = await signedInTabs();
    tab.close();
    browser.server.isReachable = false;

    const reloaded = browser.openTab();

    expect(reloaded.session.state()).toEqual({ status: "signed-in", user: ADA });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reloaded.session.state()).toEqual({ status: "signed-in", user: ADA });
  });

  test("a server that cannot be asked is asked again", async () => {
    browser.server.isReachable = false;
    browser.server.user = ADA;
    const tab = browser.openTab();
    await settle();
    expect(tab.session.state().status).toBe("signed-out");
    browser.server.isReachable = true;

    await vi.advanceTimersByTimeAsync(60_000);

    expect(tab.session.state()).toEqual({ status: "signed-in", user: ADA });
  });

  test("two tabs that find the cookie at the same time settle on one generation", async () => {
    browser.server.user = ADA;
    const tabs = [browser.openTab(), browser.openTab(), browser.openTab()];

    await settle();

    expect(new Set(tabs.map((tab) => tab.session.identity()?.generation)).size).toBe(1);
  });
});

describe("signing in", () => {
  test("a login form in another tab moves on", async () => {
    const [one, other] = [browser.openTab(), browser.openTab()];
    await settle();

    browser.server.user = ADA;
    one.session.begin(ADA);
    await settle();

    expect(other.session.state()).toEqual({ status: "signed-in", user: ADA });
  });

  test("as someone else switches other tabs directly, without a moment of being signed out", async () => {
    const [one, other] = await signedInTabs();
    const states = statesOf(other);

    browser.server.user = BOB;
    one.session.begin(BOB);
    await settle();

    expect(states).toEqual(["Bob"]);
  });

  test("as someone else removes what the last person typed", async () => {
    const [tab] = await signedInTabs();
    tab.data.set(`daymark.draft.${ADA.id}.new-todo`, "secret plan");
    tab.session.expire(tab.session.identity()?.generation ?? "");

    tab.session.begin(BOB);

    expect([...browser.stored.keys()]).toEqual(["daymark.identity"]);
  });

  test("waits for a sign-out that is still under way, which would end it otherwise", async () => {
    const [tab] = await signedInTabs();
    const order: string[] = [];
    void tab.keeper.signOut().then(() => order.push("signed out"));

    void tab.keeper.changeCookie(() => {
      order.push("signing in");
      return Promise.resolve();
    });
    await settle();

    expect(order).toEqual(["signed out", "signing in"]);
  });
});

describe("signing out", () => {
  test("is immediate here, and nothing is left on the device", async () => {
    const [tab] = await signedInTabs();
    tab.data.set(`daymark.draft.${ADA.id}.new-todo`, "milk");
    tab.data.set("daymark.theme", "dark");

    const done = tab.keeper.signOut();
    expect(tab.session.state()).toEqual({ status: "signed-out", reason: "signed-out" });
    await settle();

    expect(await done).toBe(true);
    expect([...browser.stored.keys()]).toEqual([]);
  });

  test("reaches the other tabs at once", async () => {
    const [one, other] = await signedInTabs();

    void one.keeper.signOut();
    await vi.advanceTimersByTimeAsync(5);

    expect(other.session.state()).toEqual({ status: "signed-out", reason: "signed-out" });
  });

  test("works offline, and the server is told as soon as it can be", async () => {
    const [tab] = await signedInTabs();
    browser.server.isReachable = false;

    const done = tab.keeper.signOut();
    await settle();
    expect(await done).toBe(false);
    expect(tab.session.state().status).toBe("signed-out");
    browser.server.isReachable = true;
    tab.wake("online");
    await settle();

    expect(browser.server.user).toBeNull();
    expect([...browser.stored.keys()]).toEqual([]);
  });

  test("holds after a reload although the server could not be told", async () => {
    const [tab, other] = await signedInTabs();
    browser.server.isReachable = false;
    void tab.keeper.signOut();
    await settle();
    tab.close();
    other.close();
    browser.server.isReachable = true;

    const reloaded = browser.openTab();
    expect(reloaded.session.state().status).toBe("signed-out");
    await settle();

    expect(reloaded.session.state().status).toBe("signed-out");
    expect(browser.server.user).toBeNull();
  });

  test("a page out of the back/forward cache does not show the last person", async () => {
    const [one, other] = await signedInTabs();
    other.setFrozen(true);
    void one.keeper.signOut();
    await settle();
    other.setFrozen(false);

    other.wake("restored");

    expect(other.session.state().status).toBe("signed-out");
  });
});

describe("a session that ends by itself", () => {
  test("ends in every tab, and drafts stay for the next sign-in", async () => {
    const [one, other] = await signedInTabs();
    const draft = `daymark.draft.${ADA.id}.new-todo`;
    one.data.set(draft, "milk");

    one.session.expire(one.session.identity()?.generation ?? "");
    await settle();

    expect(other.session.state()).toEqual({ status: "signed-out", reason: "expired" });
    one.session.begin(ADA);
    expect(one.data.get(draft)).toBe("milk");
  });

  test("of an older generation ends nothing", async () => {
    const [tab] = await signedInTabs();
    const old = tab.session.identity()?.generation ?? "";
    tab.session.begin(ADA);

    tab.session.expire(old);

    expect(tab.session.state().status).toBe("signed-in");
  });
});

test("another name is shown in every tab and starts no new generation", async () => {
  const [one, other] = await signedInTabs();
  const generation = other.session.identity()?.generation;

  one.session.updateUser({ ...ADA, name: "Ada L." });
  await settle();

  expect(other.session.state()).toEqual({ status: "signed-in", user: { ...ADA, name: "Ada L." } });
  expect(other.session.identity()?.generation).toBe(generation);
});
