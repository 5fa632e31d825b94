"use client";

import { PartProblem } from "@/components/ui/PartProblem";
import { latePart } from "@/lib/late-part";
import { SettingsSkeleton } from "./SettingsSkeleton";

/** The frame is drawn meanwhile, and it becomes known who is signed in. */
const useSettings = latePart(() => import("./Settings"), { isUrgent: true });

/** The settings behind their heading, as soon as both they and the person are known. */
export function SettingsPage() {
  const { part, retry } = useSettings();
  if (part !== null) {
    return <part.Settings />;
  }
  return (
    <>
      <SettingsSkeleton />
      {retry !== null && <PartProblem onRetry={retry} />}
    </>
  );
}
