import { localData } from "@/lib/local-data";
import { session } from "@/lib/session";
import { openReplica } from "./open-replica";
import { ReplicaHost } from "./replica-host";

/** The one host of this page: made here, started by ReplicaProvider. */
export const replicas = new ReplicaHost({ session, data: localData, open: openReplica });
