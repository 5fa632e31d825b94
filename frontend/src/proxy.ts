import { type NextRequest, NextResponse } from "next/server";

/** Better Auth's session cookie, over http and over https. */
const SESSION_COOKIES = ["daymark.session_token", "__Host-daymark.session_token"];

/**
 * Saves a visitor without a session the sight of an empty dashboard. Only that: a cookie may belong
 * to a dead session, so nobody is ever led away from the login form here (that would go in circles),
 * and what guards the data is the backend.
 */
export function proxy(request: NextRequest): NextResponse {
  if (SESSION_COOKIES.some((name) => request.cookies.has(name))) {
    return NextResponse.next();
  }
  const { pathname, search } = request.nextUrl;
  const login = new URL("/login", request.url);
  login.searchParams.set("next", `${pathname}${search}`);
  return NextResponse.redirect(login, 307);
}

// Documents only: the router keeps what it has read ahead, and a redirect read ahead while nobody was
// signed in would lead back to the login form right after signing in.
export const config = {
  matcher: [
    { source: "/todos/:path*", missing: [{ type: "header", key: "rsc" }] },
    { source: "/settings/:path*", missing: [{ type: "header", key: "rsc" }] },
  ],
};
