const HOME = "/todos";
const LONGEST = 512;
/** Only the path after the origin counts; any origin would do. */
const ORIGIN = "https://app.invalid";

/** Where to go after signing in: a page of this app, whatever the address bar was made to say. */
export function safeNext(next: string | null): string {
  if (next === null || next.length > LONGEST || !next.startsWith("/")) {
    return HOME;
  }
  // Browsers drop tabs and line breaks from addresses and read a backslash as a slash.
  const isPlain = /^[\u0021-\u005b\u005d-\u007e]+$/.test(next);
  if (!isPlain || !URL.canParse(next, ORIGIN)) {
    return HOME;
  }
  const { hash, origin, pathname, search } = new URL(next, ORIGIN);
  const isPage = origin === ORIGIN && !pathname.startsWith("//") && !isApi(pathname);
  return isPage && !isEntrance(pathname) ? `${pathname}${search}${hash}` : HOME;
}

function isApi(pathname: string): boolean {
  return pathname === "/api" || pathname.startsWith("/api/");
}

/** Leading back to where one has just come from would go round in circles. */
function isEntrance(pathname: string): boolean {
  return ["/login", "/register", "/forgot-password", "/reset-password"].includes(pathname);
}
