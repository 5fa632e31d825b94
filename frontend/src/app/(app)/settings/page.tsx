import type { Metadata } from "next";
import { ProtectedRoute } from "@/components/ProtectedRoute";
import { SettingsPage } from "@/components/settings/SettingsPage";
import { SettingsSkeleton } from "@/components/settings/SettingsSkeleton";

export const metadata: Metadata = { title: "Settings" };

export default function Page() {
  return (
    <ProtectedRoute fallback={<SettingsSkeleton />}>
      <SettingsPage />
    </ProtectedRoute>
  );
}
