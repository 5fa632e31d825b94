import type { Metadata } from "next";
import { Suspense } from "react";
import { ProtectedRoute } from "@/components/ProtectedRoute";
import { DashboardPage } from "@/components/views/DashboardPage";
import { DashboardSkeleton } from "@/components/views/DashboardSkeleton";

export const metadata: Metadata = { title: "Todos" };

export default function TodosPage() {
  return (
    <ProtectedRoute fallback={<DashboardSkeleton />}>
      <Suspense fallback={<DashboardSkeleton />}>
        <DashboardPage />
      </Suspense>
    </ProtectedRoute>
  );
}
