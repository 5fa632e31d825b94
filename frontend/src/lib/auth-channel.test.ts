import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openTabChannel, type TabMessage } from "@/lib/auth-channel";

const USER = { id: "u1", name: "Ada", email: "ada@example.org", emailVerified: false };
const LAST: TabMessage = { type: "token-wanted", generation: "last" };

let otherTab: BroadcastChannel;
let received: TabMessage[];
let stop: () => void;

beforeEach(() => {
  otherTab = new BroadcastChannel("daymark.auth");
  received = [];
  stop = openTabChannel().listen((message) => received.push(message));
});

afterEach(() => {
  stop();
  otherTab.close();
});

async function receive(message: unknown): Promise<TabMessage[]> {
  otherTab.postMessage(message);
  otherTab.postMessage(LAST);
  await vi.waitFor(() => expect(received).toContainEqual(LAST));
  return received.slice(0, -1);
}

test.each([
  { type: "signed-in", identity: { generation: "g", user: USER } },
  { type: "signed-out", generation: "g", reason: "expired" },
  { type: "signed-out", generation: null, reason: "signed-out" },
  { type: "token-wanted", generation: "g" },
  { type: "token", generation: "g", token: "t", askedAt: 1 },
])("$type of another tab is heard", async (message) => {
  expect(await receive(message)).toEqual([message]);
});

test.each([
  null,
  "token",
  {},
  { type: "unknown" },
  { type: "signed-in", identity: { generation: "g", user: { id: "u1" } } },
  { type: "signed-out", generation: "g", reason: "bored" },
  { type: "token-wanted" },
  { type: "token", generation: "g", token: "t" },
])("%j of a tab with another build is ignored", async (message) => {
  expect(await receive(message)).toEqual([]);
});
