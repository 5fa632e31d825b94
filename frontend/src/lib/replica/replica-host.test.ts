import { beforeEach, expect, test, vi } from "vitest";
import { writeIdentity } from "@/lib/identity";
import type { LocalReplica } from "@/lib/replica/local-replica";
import { NOBODYS_REPLICA } from "@/lib/replica/replica";
import { ReplicaHost } from "@/lib/replica/replica-host";
import type { AuthState } from "@/types/auth";
import { ADA, BOB } from "../../../test-support/fake-auth-server";
import { FakeBrowser, type Tab } from "../../../test-support/fake-browser";

let tab: Tab;
let log: string[];
let host: ReplicaHost;

/** Tells what becomes of the replica of a person. */
function openLogged(userId: string): LocalReplica {
  const name = userId === ADA.id ? "Ada" : "Bob";
  log.push(`open ${name}`);
  const replica = {
    start: async () => undefined,
    close: ({ forget }: { forget: boolean }) => log.push(`${forget ? "forget" : "close"} ${name}`),
  };
  // Only these two are called by the host.
  return replica as unknown as LocalReplica;
}

beforeEach(() => {
  log = [];
  tab = new FakeBrowser().openTab();
  host = new ReplicaHost({ session: tab.session, data: tab.data, open: openLogged });
});

test("whoever is signed in has a replica, and nobody else", () => {
  const stop = host.start();
  expect(host.held().replica).toBe(NOBODYS_REPLICA);

  tab.session.begin(ADA);
  const { replica } = host.held();
  expect(replica).not.toBe(NOBODYS_REPLICA);

  tab.session.begin({ ...ADA, name: "Ada L." });
  expect(host.held().replica).toBe(replica);
  expect(log).toEqual(["open Ada"]);

  stop();
  expect(log).toEqual(["open Ada", "close Ada"]);
});

test("a sign-out leaves nothing on the device, an ended session does", () => {
  host.start();
  tab.session.begin(ADA);
  tab.session.forget();
  expect(log).toEqual(["open Ada", "forget Ada"]);

  tab.session.begin(ADA);
  tab.session.expire(tab.session.identity()?.generation ?? "");

  expect(log).toEqual(["open Ada", "forget Ada", "open Ada", "close Ada"]);
  expect(host.held().replica).toBe(NOBODYS_REPLICA);
});

test("where one person follows another, the page starts afresh, and nothing of the first is left", () => {
  host.start();
  tab.session.begin(ADA);
  const { turn } = host.held();

  tab.session.begin(BOB);

  expect(log).toEqual(["open Ada", "forget Ada", "open Bob"]);
  expect(host.held().turn).toBe(turn + 1);
});

test("the first person to sign in does not start the page afresh", () => {
  host.start();
  const { turn } = host.held();

  tab.session.begin(ADA);

  expect(host.held().turn).toBe(turn);
});

test("listeners hear of a sign-out before the call returns", () => {
  host.start();
  tab.session.begin(ADA);
  const seen = vi.fn(() => host.held().replica);
  host.subscribe(seen);

  tab.session.forget();

  expect(seen).toHaveReturnedWith(NOBODYS_REPLICA);
});

test("a tab that hears of a sign-out late takes nothing away from whoever is back", () => {
  let state: AuthState = { status: "signed-in", user: ADA };
  let follow = (): void => undefined;
  const late = new ReplicaHost({
    data: tab.data,
    open: openLogged,
    session: {
      identity: () => (state.status === "signed-in" ? { generation: "1", user: ADA } : null),
      state: () => state,
      subscribe: (listener) => {
        follow = listener;
        return () => true;
      },
    },
  });
  late.start();
  writeIdentity(tab.data, { generation: "2", user: ADA });

  state = { status: "signed-out", reason: "signed-out" };
  follow();

  expect(log).toEqual(["open Ada", "close Ada"]);
});
