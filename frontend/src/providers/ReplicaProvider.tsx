"use client";

import { Fragment, type ReactNode, useEffect, useSyncExternalStore } from "react";
import { ReplicaContext } from "@/lib/replica/hooks";
import { NOBODY } from "@/lib/replica/replica-host";
import { replicas } from "@/lib/replica/replicas";
import { keepForOffline } from "@/lib/service-worker";

/**
 * Gives the components below the data of whoever is signed in. Where one person directly follows
 * another, everything below starts afresh.
 */
export function ReplicaProvider({ children }: { children: ReactNode }) {
  const { replica, turn } = useSyncExternalStore(replicas.subscribe, replicas.held, () => NOBODY);
  const isSomebody = replica !== NOBODY.replica;
  useEffect(replicas.start, []);
  // Only now the pages can be kept: to a stranger the server shows the login form instead.
  useEffect(() => (isSomebody ? keepForOffline() : undefined), [isSomebody]);
  return (
    <ReplicaContext value={replica}>
      <Fragment key={turn}>{children}</Fragment>
    </ReplicaContext>
  );
}
