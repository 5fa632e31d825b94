"use client";

import { PartProblem } from "@/components/ui/PartProblem";
import { latePart } from "@/lib/late-part";
import { DashboardSkeleton } from "./DashboardSkeleton";

/** The frame is drawn meanwhile, and the person's todos are read. */
const useDashboard = latePart(() => import("./Dashboard"), { isUrgent: true });

/** The dashboard in its skeleton's place, as soon as both it and the person are known. */
export function DashboardPage() {
  const { part, retry } = useDashboard();
  if (part !== null) {
    return <part.Dashboard />;
  }
  return retry === null ? (
    <DashboardSkeleton />
  ) : (
    <>
      <h1 className="visually-hidden">Todos</h1>
      <PartProblem onRetry={retry} />
    </>
  );
}
