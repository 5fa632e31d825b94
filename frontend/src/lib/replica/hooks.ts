import { createContext, useContext, useSyncExternalStore } from "react";
import type { Actions } from "./actions";
import { NOBODYS_REPLICA, type Replica } from "./replica";
import type { Snapshot, SyncState, Trash } from "./types";

/** Filled by ReplicaProvider; empty while it is not known who is signed in. */
export const ReplicaContext = createContext<Replica>(NOBODYS_REPLICA);

/** What the person should see now; the same object until something changes. */
export function useSnapshot(): Snapshot {
  const { snapshot, subscribe } = useContext(ReplicaContext);
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

/** How it stands with the server. */
export function useSync(): SyncState {
  const { subscribe, sync } = useContext(ReplicaContext);
  return useSyncExternalStore(subscribe, sync, sync);
}

/** The same object for as long as the same person is signed in. */
export function useActions(): Actions {
  return useContext(ReplicaContext).actions;
}

/** The trash; read from the server for as long as somebody looks at it. */
export function useTrash(): Trash {
  const { subscribeToTrash, trash } = useContext(ReplicaContext);
  return useSyncExternalStore(subscribeToTrash, trash, trash);
}
