/**
 * Better Auth's limits per address and path, beside ours (`sign-in-limits.ts`). Reading one's own session is
 * not worth two statements of book-keeping: it costs less than they do.
 */
const OURS = false;

export const ADDRESS_LIMITS = {
  "/get-session": OURS,
  "/token": OURS,
  "/jwks": OURS,
  "/sign-in/email": OURS,
  "/two-factor/verify-totp": OURS,
  "/two-factor/verify-backup-code": OURS,
  "/passkey/verify-authentication": OURS,
  "/sign-up/email": { window: 60, max: 20 },
  "/change-password": { window: 60, max: 10 },
  "/delete-user": { window: 60, max: 10 },
  "/email-change/request": { window: 60, max: 10 },
  "/request-password-reset": { window: 60, max: 5 },
  "/reset-password": { window: 60, max: 10 },
  // The rest of what asks for the password. Better Auth allows three in ten seconds.
  "/two-factor/*": { window: 60, max: 10 },
} as const;
