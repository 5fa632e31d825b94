"use client";

import { AccountTheme } from "@/components/settings/ThemeChoice";
import { useAuth } from "@/providers/AuthProvider";
import { FrameKeys } from "./FrameKeys";

/** What works behind every signed-in page, once it is known whose it is. */
export function SignedInParts() {
  return (
    useAuth().status === "signed-in" && (
      <>
        <FrameKeys />
        <AccountTheme />
      </>
    )
  );
}
