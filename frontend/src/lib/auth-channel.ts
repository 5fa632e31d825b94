import { type Identity, parseIdentity } from "@/lib/identity";
import { isRecord } from "@/lib/parse";

/** What the tabs of this browser tell each other; it never leaves their memory. */
export type TabMessage =
  | { type: "signed-in"; identity: Identity }
  | { type: "signed-out"; generation: string | null; reason: "expired" | "signed-out" }
  | { type: "token-wanted"; generation: string }
  | { type: "token"; generation: string; token: string; askedAt: number };

export type TabChannel = {
  post: (message: TabMessage) => void;
  /** Returns the function that stops listening. */
  listen: (listener: (message: TabMessage) => void) => () => void;
};

const CHANNEL_NAME = "daymark.auth";

/** All tabs of this browser; silent where BroadcastChannel is missing (then only this tab counts). */
export function openTabChannel(): TabChannel {
  const listeners = new Set<(message: TabMessage) => void>();
  let channel: BroadcastChannel | null = null;
  const open = (): BroadcastChannel | null => {
    if (channel === null && typeof BroadcastChannel !== "undefined") {
      channel = new BroadcastChannel(CHANNEL_NAME);
      channel.addEventListener("message", (event: MessageEvent<unknown>) => {
        const message = parseMessage(event.data);
        if (message !== null) {
          for (const listener of [...listeners]) {
            listener(message);
          }
        }
      });
    }
    return channel;
  };
  return {
    post: (message) => open()?.postMessage(message),
    listen: (listener) => {
      open();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          channel?.close();
          channel = null;
        }
      };
    },
  };
}

/** A tab may still run an older build: what it says is checked like any other input. */
function parseMessage(value: unknown): TabMessage | null {
  if (!isRecord(value)) {
    return null;
  }
  const { type, generation, reason, token, askedAt } = value;
  switch (type) {
    case "signed-in": {
      const identity = parseIdentity(value["identity"]);
      return identity === null ? null : { type, identity };
    }
    case "signed-out": {
      const known = reason === "expired" || reason === "signed-out";
      const owner = typeof generation === "string" ? generation : null;
      return known ? { type, generation: owner, reason } : null;
    }
    case "token-wanted":
      return typeof generation === "string" ? { type, generation } : null;
    case "token":
      return typeof generation === "string" &&
        typeof token === "string" &&
        typeof askedAt === "number"
        ? { type, generation, token, askedAt }
        : null;
    default:
      return null;
  }
}
