import type { Entry, Refusal } from "./mutations";
import type { Page } from "./rows";
import type { Receipt } from "./state";

/** What the tabs of one person tell each other about their data. */
export type ReplicaMessage =
  | { type: "added"; entries: readonly Entry[] }
  | { type: "answered"; receipts: readonly Receipt[]; refusals: readonly Refusal[] }
  | { type: "decided"; refusalId: string }
  | { type: "read"; pages: readonly Page[] }
  /** Everything was read anew: what the others hold may never have been. */
  | { type: "replaced" }
  /** The server has reached this change number. */
  | { type: "woken"; seq: number }
  /** The tab that listens to the server still does. */
  | { type: "listening" };

export type ReplicaChannel = {
  post: (message: ReplicaMessage) => void;
  close: () => void;
};

/** Tabs of another build may speak differently: they are on another channel. */
const DIALECT = 1;

/** All other tabs of this person in this browser; silent where BroadcastChannel is missing. */
export function openReplicaChannel(
  userId: string,
  listener: (message: ReplicaMessage) => void,
): ReplicaChannel {
  if (typeof BroadcastChannel === "undefined") {
    return { post: () => undefined, close: () => undefined };
  }
  const channel = new BroadcastChannel(`daymark.replica.${DIALECT}.${userId}`);
  channel.addEventListener("message", (event: MessageEvent<ReplicaMessage>) =>
    listener(event.data),
  );
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}
