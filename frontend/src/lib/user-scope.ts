import type { QueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { createQueryClient } from "@/lib/query-client";
import { TodoChanges } from "@/lib/todo-changes";

/** What the page holds in memory for one person: nobody ever sees what was read for another. */
export type UserScope = {
  /** Null while nobody is signed in; then nothing may be read either. */
  userId: string | null;
  client: QueryClient;
  changes: TodoChanges;
};

export type SignedInScope = UserScope & { userId: string };

export function createUserScope(userId: string | null): UserScope {
  return { userId, client: createQueryClient(), changes: new TodoChanges() };
}

export const UserScopeContext = createContext<UserScope | null>(null);

/** The person's scope; only below QueryProvider, and only while someone is signed in. */
export function useUserScope(): SignedInScope {
  const scope = useContext(UserScopeContext);
  if (scope === null || !isSignedIn(scope)) {
    throw new Error("Data of a person is read below QueryProvider and ProtectedRoute only.");
  }
  return scope;
}

export function isSignedIn(scope: UserScope): scope is SignedInScope {
  return scope.userId !== null;
}
