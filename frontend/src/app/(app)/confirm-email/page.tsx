import type { Metadata } from "next";
import { Suspense } from "react";
import { ProtectedRoute } from "@/components/ProtectedRoute";
import { ConfirmEmail } from "@/components/settings/ConfirmEmail";

export const metadata: Metadata = { title: "Confirm your new email" };

export default function ConfirmEmailPage() {
  return (
    <ProtectedRoute fallback={null}>
      <Suspense fallback={null}>
        <ConfirmEmail />
      </Suspense>
    </ProtectedRoute>
  );
}
