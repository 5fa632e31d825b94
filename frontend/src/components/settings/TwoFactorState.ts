import { Resource } from "@/lib/resource";
import { isTwoFactorOn } from "@/lib/two-factor";

/** Whether signing in takes a second step. */
export const twoFactor = new Resource(isTwoFactorOn);

export type TwoFactorTask = "switch-on" | "renew-codes" | "switch-off";
