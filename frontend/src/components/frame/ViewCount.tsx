"use client";

import { useSync } from "@/lib/replica/hooks";
import { useCounts } from "@/lib/views/use-counts";
import { useAuth } from "@/providers/AuthProvider";

type Kind = "inbox" | "today";

function KnownCount({ kind }: { kind: Kind }) {
  const counts = useCounts();
  const { status } = useSync();
  return status === "ready" && counts[kind] > 0 && counts[kind];
}

/** How many todos are open; takes its place from the start, so that nothing moves when it comes. */
export function ViewCount({ kind, className }: { kind: Kind; className?: string | undefined }) {
  const isSignedIn = useAuth().status === "signed-in";
  return <span className={className}>{isSignedIn && <KnownCount kind={kind} />}</span>;
}
