/** The names and attributes of the cookies, the same for every part of the service. */

const isSecure = (appUrl: string) => appUrl.startsWith("https:");

/** Over https the `__Host-` prefix makes browsers refuse a cookie from anywhere but this very origin. */
const cookiePrefix = (appUrl: string) => (isSecure(appUrl) ? "__Host-daymark" : "daymark");

export const cookieName = (appUrl: string, name: string) => `${cookiePrefix(appUrl)}.${name}`;

export function cookieOptions(appUrl: string) {
  return {
    cookiePrefix: cookiePrefix(appUrl),
    defaultCookieAttributes: { secure: isSecure(appUrl) },
    // Would put Better Auth's own prefix `__Secure-` in front.
    useSecureCookies: false,
  };
}
