"use client";

import { SearchPage } from "@/components/search/SearchPage";
import { ListProblem } from "@/components/ui/ListProblem";
import { useSync } from "@/lib/replica/hooks";
import type { View } from "@/lib/views/view";
import { Attention } from "./Attention";
import { useCurrentView } from "./CurrentView";
import { DashboardSkeleton } from "./DashboardSkeleton";
import { DocumentTitle } from "./DocumentTitle";
import { useNewTodoAddress } from "./NewTodoAddress";
import { ViewBody } from "./ViewBody";
import { ViewHead } from "./ViewHead";

const INBOX: View = { kind: "inbox" };

/** One view of the todos in whatever state they are: loading, failed, or there. */
export function Dashboard() {
  const view = useCurrentView() ?? INBOX;
  const { status, error, retry } = useSync();
  useNewTodoAddress();
  if (status === "loading") {
    return <DashboardSkeleton />;
  }
  if (status === "failed") {
    return (
      <>
        <h1 className="visually-hidden">Todos</h1>
        <ListProblem error={error} onRetry={retry} title="Your todos could not be loaded." />
      </>
    );
  }
  return (
    <>
      <DocumentTitle view={view} />
      {view.kind === "search" ? (
        <SearchPage query={view.query} />
      ) : (
        <>
          <ViewHead view={view} />
          <ViewBody view={view} />
        </>
      )}
      <Attention />
    </>
  );
}
