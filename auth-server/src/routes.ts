/** The endpoints of Better Auth that the product uses; every other one answers 404. */

export type Route = {
  /** The path below the base path, parameters named. */
  readonly path: string;
  readonly method: "GET" | "POST";
  /** The name of this event in the log. */
  readonly event: string;
  /** How deep objects in its body may be nested; a flat body where it is not said. */
  readonly bodyDepth?: number;
};

// What an authenticator says: `response.response.transports`.
const AUTHENTICATOR_DEPTH = 3;

const ROUTES: readonly Route[] = [
  { path: "/sign-up/email", method: "POST", event: "sign_up" },
  { path: "/sign-in/email", method: "POST", event: "sign_in" },
  { path: "/sign-out", method: "POST", event: "sign_out" },
  { path: "/get-session", method: "GET", event: "session_read" },
  { path: "/token", method: "GET", event: "token_issue" },
  { path: "/list-sessions", method: "GET", event: "sessions_list" },
  { path: "/revoke-session", method: "POST", event: "session_revoke" },
  { path: "/revoke-sessions", method: "POST", event: "sessions_revoke_all" },
  { path: "/revoke-other-sessions", method: "POST", event: "sessions_revoke_others" },
  { path: "/update-user", method: "POST", event: "user_update" },
  { path: "/change-password", method: "POST", event: "password_change" },
  { path: "/request-password-reset", method: "POST", event: "password_reset_request" },
  { path: "/reset-password", method: "POST", event: "password_reset" },
  { path: "/reset-password/:token", method: "GET", event: "password_reset_open" },
  { path: "/delete-user", method: "POST", event: "user_delete" },
  { path: "/email-change/request", method: "POST", event: "email_change_request" },
  { path: "/email-change/confirm", method: "POST", event: "email_change" },
  { path: "/two-factor/enable", method: "POST", event: "two_factor_prepare" },
  { path: "/two-factor/verify-totp", method: "POST", event: "two_factor_code" },
  { path: "/two-factor/verify-backup-code", method: "POST", event: "two_factor_recovery_code" },
  { path: "/two-factor/generate-backup-codes", method: "POST", event: "two_factor_codes_renew" },
  { path: "/two-factor/disable", method: "POST", event: "two_factor_disable" },
  { path: "/passkey/generate-register-options", method: "POST", event: "passkey_prepare" },
  {
    path: "/passkey/verify-registration",
    method: "POST",
    event: "passkey_add",
    bodyDepth: AUTHENTICATOR_DEPTH,
  },
  { path: "/passkey/generate-authenticate-options", method: "POST", event: "passkey_challenge" },
  {
    path: "/passkey/verify-authentication",
    method: "POST",
    event: "passkey_sign_in",
    bodyDepth: AUTHENTICATOR_DEPTH,
  },
  { path: "/passkey/list-user-passkeys", method: "GET", event: "passkeys_list" },
  { path: "/passkey/update-passkey", method: "POST", event: "passkey_rename" },
  { path: "/passkey/delete-passkey", method: "POST", event: "passkey_remove" },
];

const JWKS_ROUTE: Route = { path: "/jwks", method: "GET", event: "keys_read" };

export type RouteTable = {
  /** The route of a path whatever the method, or undefined; nothing is decoded or normalised. */
  readonly find: (path: string) => Route | undefined;
};

/** An allowlist rather than Better Auth's `disabledPaths`: what a new version adds stays closed. */
export function createRouteTable(options: { readonly jwks: boolean }): RouteTable {
  const routes = options.jwks ? [...ROUTES, JWKS_ROUTE] : ROUTES;
  const byPath = new Map(routes.map((route) => [route.path, route]));
  const resetLink = byPath.get("/reset-password/:token");
  return {
    find: (path) => (/^\/reset-password\/[\w-]+$/.test(path) ? resetLink : byPath.get(path)),
  };
}
