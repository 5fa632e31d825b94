import type { Exclusive } from "@/lib/exclusive";
import type { WakeUp } from "@/lib/wake-ups";
import type { ReplicaChannel, ReplicaMessage } from "./channel";
import type { Live, LiveListener } from "./live";
import type { ReplicaServer } from "./server";
import type { ReplicaStore } from "./store";

/** Where a replica lives: the server, the device, the other tabs, and what tells that it is time. */
export type Surroundings = {
  server: ReplicaServer;
  store: ReplicaStore;
  openChannel: (listener: (message: ReplicaMessage) => void) => ReplicaChannel;
  openLive: (listener: LiveListener) => Live;
  exclusive: Exclusive;
  online: { isOnline: () => boolean; subscribe: (listener: () => void) => () => void };
  listenForWakeUps: (listener: (wakeUp: WakeUp) => void) => () => void;
};
