"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { Fragment, type ReactNode, useEffect, useRef, useState } from "react";
import { dismissAll } from "@/lib/notices";
import { resumeUnsent } from "@/lib/todo-actions";
import { createUserScope, isSignedIn, UserScopeContext } from "@/lib/user-scope";
import { useAuth } from "@/providers/AuthProvider";

/**
 * Holds what was read for the person signed in, and forgets it with them. Where one person directly
 * follows another, everything below starts afresh.
 */
export function QueryProvider({ children }: { children: ReactNode }) {
  const auth = useAuth();
  const userId = auth.status === "signed-in" ? auth.user.id : null;
  const [current, setCurrent] = useState(() => ({ scope: createUserScope(null), turn: 0 }));
  if (current.scope.userId !== userId) {
    const isTakeover = current.scope.userId !== null && userId !== null;
    setCurrent({ scope: createUserScope(userId), turn: current.turn + (isTakeover ? 1 : 0) });
  }
  const { scope, turn } = current;
  const shown = useRef(scope);
  useEffect(() => {
    if (shown.current !== scope) {
      shown.current.client.clear();
      if (shown.current.userId !== null) {
        dismissAll();
      }
      shown.current = scope;
    }
    if (isSignedIn(scope)) {
      resumeUnsent(scope);
    }
  }, [scope]);
  return (
    <UserScopeContext value={scope}>
      <QueryClientProvider client={scope.client}>
        <Fragment key={turn}>{children}</Fragment>
      </QueryClientProvider>
    </UserScopeContext>
  );
}
