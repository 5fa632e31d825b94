/** What a request shows of itself, read before Better Auth does: limits come before everything else. */
import type { GenericEndpointContext } from "better-auth";
import type { Database } from "./database.ts";
import { DEVICE_COOKIE, type Device, isKnownDevice } from "./devices.ts";
import { currentRequest } from "./request-context.ts";

/** The part of an endpoint's context that hooks have too. */
export type RequestParts = Pick<
  GenericEndpointContext,
  "getCookie" | "getSignedCookie" | "headers"
> & {
  readonly context: Pick<
    GenericEndpointContext["context"],
    "authCookies" | "createAuthCookie" | "secret"
  >;
};

/** The session token in the cookie or the Authorization header, its signature not yet checked. */
export function sessionTokenOf({ context, getCookie, headers }: RequestParts): string | null {
  const bearer = /^bearer\s+(\S+)$/i.exec(headers?.get("authorization") ?? "")?.[1];
  const signed = bearer ?? getCookie(context.authCookies.sessionToken.name) ?? "";
  const [token = ""] = signed.split(".", 1);
  return token === "" ? null : token;
}

export function deviceOf({ context, getCookie, headers }: RequestParts): Device {
  const value = getCookie(context.createAuthCookie(DEVICE_COOKIE).name);
  return {
    cookie: value !== null && /^[\w-]{32}$/.test(value) ? value : null,
    userAgent: headers?.get("user-agent") ?? "",
    network: currentRequest()?.network ?? "",
  };
}

/** What stands for the device in limits of its own, or null where this person never signed in from it. */
export async function knownDeviceOf(
  parts: RequestParts,
  database: Database,
  email: string,
): Promise<string | null> {
  const { cookie } = deviceOf(parts);
  const sessionToken = sessionTokenOf(parts);
  const isKnown = await isKnownDevice(database, email, { cookie, sessionToken });
  return isKnown ? (cookie ?? sessionToken) : null;
}
