"use client";

import { createContext, type ReactNode, use, useEffect, useSyncExternalStore } from "react";
import { session, startSession } from "@/lib/session";
import { followTheme } from "@/lib/theme";
import type { AuthState } from "@/types/auth";

const LOADING: AuthState = { status: "loading" };

const AuthContext = createContext<AuthState>(LOADING);

/** Knows who is signed in, in step with every other tab; keeps a token ready meanwhile. */
export function AuthProvider({ children }: { children: ReactNode }) {
  const state = useSyncExternalStore(session.subscribe, session.state, () => LOADING);
  useEffect(startSession, []);
  useEffect(followTheme, []);
  return <AuthContext value={state}>{children}</AuthContext>;
}

export function useAuth(): AuthState {
  return use(AuthContext);
}
