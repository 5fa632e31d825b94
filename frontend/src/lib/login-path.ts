import type { SignedOutReason } from "@/types/auth";

/** The login form that leads back to `next`; an explicit sign-out leads nobody anywhere. */
export function loginPath(reason: SignedOutReason, next: string): string {
  if (reason === "signed-out") {
    return "/login";
  }
  const query = new URLSearchParams({ next });
  if (reason === "expired") {
    query.set("expired", "1");
  }
  return `/login?${query.toString()}`;
}
