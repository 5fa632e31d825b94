/** Names of everything the app keeps in local storage. Nothing kept there is secret. */
export const IDENTITY_KEY = "daymark.identity";
export const PENDING_SIGN_OUT_KEY = "daymark.pending-sign-out";
export const THEME_KEY = "daymark.theme";
export const THEME_SCOPE_KEY = "daymark.theme-scope";
export const RAIL_KEY = "daymark.rail";
export const DRAFT_PREFIX = "daymark.draft.";
export const PERSON_PREFIX = "daymark.person.";
