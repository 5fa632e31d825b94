import { listPasskeys } from "@/lib/passkeys";
import { Resource } from "@/lib/resource";

/** What opens the account instead of password and code. */
export const passkeys = new Resource(listPasskeys);
