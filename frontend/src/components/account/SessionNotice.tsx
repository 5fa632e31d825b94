"use client";

import { useSearchParams } from "next/navigation";

export const LOGIN_LEAD = "Welcome back. Your list is where you left it.";

/** Why one is asked to sign in, in the line that is there anyway: nothing moves. */
export function SessionNotice() {
  const expired = useSearchParams().get("expired") === "1";
  return expired ? (
    <p role="status">Your session has ended. Sign in again.</p>
  ) : (
    <p>{LOGIN_LEAD}</p>
  );
}
