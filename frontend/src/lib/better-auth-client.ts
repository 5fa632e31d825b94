import { createAuthClient } from "better-auth/react";

/**
 * Better Auth's own client for everything that happens with an account. Who is signed in comes from
 * the session store instead of `useSession`: that is known without a request, in every tab at once.
 */
export const authClient = createAuthClient({
  fetchOptions: { cache: "no-store", timeout: 15_000 },
});
