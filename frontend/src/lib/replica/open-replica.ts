import { openEvents } from "@/lib/api";
import { exclusiveAcrossTabs } from "@/lib/exclusive";
import { TabLeader } from "@/lib/leader";
import { online } from "@/lib/online";
import { isPageVisible, listenForWakeUps } from "@/lib/wake-ups";
import { openReplicaChannel } from "./channel";
import { IndexedDbStore } from "./indexed-db-store";
import { LiveStream } from "./live";
import { LocalReplica } from "./local-replica";
import { replicaServer } from "./server";

/** This person's data in this browser. */
export function openReplica(userId: string): LocalReplica {
  return new LocalReplica({
    server: replicaServer(userId),
    store: new IndexedDbStore(userId),
    openChannel: (listener) => openReplicaChannel(userId, listener),
    openLive: (listener) =>
      new LiveStream({
        ...listener,
        leader: new TabLeader(`daymark.live.${userId}`),
        open: async (lastSeen, signal) => openEvents(userId, lastSeen, signal),
        isPageVisible,
      }),
    exclusive: exclusiveAcrossTabs(`daymark.sync.${userId}`),
    online,
    listenForWakeUps,
  });
}
