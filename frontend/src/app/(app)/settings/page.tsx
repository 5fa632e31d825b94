import type { Metadata } from "next";
import { ProtectedRoute } from "@/components/ProtectedRoute";
import { Settings } from "@/components/settings/Settings";
import { SettingsSkeleton } from "@/components/settings/SettingsSkeleton";

export const metadata: Metadata = { title: "Settings" };

export default function SettingsPage() {
  return (
    <ProtectedRoute fallback={<SettingsSkeleton />}>
      <Settings />
    </ProtectedRoute>
  );
}
