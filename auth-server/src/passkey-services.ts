import type { Database } from "./database.ts";
import type { Tell } from "./notices.ts";
import type { Throttle } from "./throttle.ts";

/** What the endpoints of passkeys work with. */
export type PasskeyServices = {
  readonly appUrl: string;
  readonly database: Database;
  readonly throttle: Throttle;
  readonly tell: Tell;
};
