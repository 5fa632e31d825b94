"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { loginPath } from "@/lib/login-path";
import { useAuth } from "@/providers/AuthProvider";

/** After what the person waits for. */
const PREFETCH_AFTER_MS = 3000;

type ProtectedRouteProps = {
  /** Shown until it is known who is signed in, in the shape of what follows. */
  fallback: ReactNode;
  children: ReactNode;
};

/**
 * Shows its children to someone signed in and leads everybody else to the login form, and from
 * there back. A comfort for people: what guards the data is the backend.
 */
export function ProtectedRoute({ fallback, children }: ProtectedRouteProps) {
  const auth = useAuth();
  const router = useRouter();
  const reason = auth.status === "signed-out" ? auth.reason : null;
  useEffect(() => {
    // Signing out works without a network, and so must the way to the login form.
    const timer = setTimeout(() => router.prefetch("/login"), PREFETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [router]);
  useEffect(() => {
    if (reason !== null) {
      const { pathname, search } = window.location;
      router.replace(loginPath(reason, `${pathname}${search}`));
    }
  }, [reason, router]);
  return auth.status === "signed-in" ? children : fallback;
}
