/**
 * Better Auth's client, fetched when it is first needed: what is shown first, on any page, does
 * without it, and it is a tenth of what a page may weigh.
 */
export async function loadAuthClient() {
  try {
    const { authClient } = await import("@/lib/better-auth-client");
    return authClient;
  } catch (error) {
    // The way `fetch` says it: the server cannot be reached.
    throw new TypeError("The authentication client could not be loaded.", { cause: error });
  }
}

export type AuthClient = Awaited<ReturnType<typeof loadAuthClient>>;

const WARM_UP_MS = 1500;

/** Fetches it ahead of need, after everything the page shows; returns the function that does not. */
export function warmUpAuthClient(): () => void {
  const timer = setTimeout(() => {
    loadAuthClient().catch(() => {
      // Whoever needs it tries again, and says so if it fails again.
    });
  }, WARM_UP_MS);
  return () => clearTimeout(timer);
}
