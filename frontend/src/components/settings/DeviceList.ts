import { listDevices } from "@/lib/auth";
import { Resource } from "@/lib/resource";

/** Where this account is signed in. */
export const devices = new Resource(listDevices);
