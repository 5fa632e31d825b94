"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { safeNext } from "@/lib/safe-next";
import { useAuth } from "@/providers/AuthProvider";

/** Leads on to the asked-for place within the app as soon as someone is signed in, be it through the
 * form on this page or in another tab. */
export function GoOn() {
  const router = useRouter();
  const signedIn = useAuth().status === "signed-in";
  useEffect(() => {
    if (signedIn) {
      router.replace(safeNext(new URLSearchParams(window.location.search).get("next")));
    }
  }, [signedIn, router]);
  return null;
}
