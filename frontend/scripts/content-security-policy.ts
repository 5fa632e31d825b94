import { createHash } from "node:crypto";

/** Inline scripts: those without `src`. Next writes its tags itself, so their form is known. */
const INLINE_SCRIPT = /<script(?<attributes>[^>]*)>(?<body>[\s\S]*?)<\/script>/g;

/** The sources of a page's inline scripts as CSP hashes, each once, in the order of the page. */
export function inlineScriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const { groups } of html.matchAll(INLINE_SCRIPT)) {
    const { attributes = "", body = "" } = groups ?? {};
    if (!/\ssrc=/.test(attributes)) {
      hashes.add(`'sha256-${createHash("sha256").update(body).digest("base64")}'`);
    }
  }
  return [...hashes];
}

/** The strict policy: our own files, and exactly these inline scripts. */
export function policy(hashes: readonly string[]): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashes].join(" "),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    // The one policy, made by the head script before anything else runs.
    "trusted-types default",
  ].join("; ");
}

export type Page = { path: string; html: string };

/**
 * A Caddy `map` from the path of a page to its policy in `{csp}`. Whatever is no page gets the one
 * of "not found" and of the error page, which is what the frontend answers there.
 */
export function caddyMap(pages: readonly Page[]): string {
  const isFallback = ({ path }: Page): boolean => path.startsWith("/_");
  const fallback = pages.filter(isFallback).flatMap(({ html }) => inlineScriptHashes(html));
  const rows = pages
    .filter((page) => !isFallback(page))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ html, path }) => `\t${path} "${policy(inlineScriptHashes(html))}"`);
  const last = `\tdefault "${policy([...new Set(fallback)])}"`;
  return ["map {path} {csp} {", ...rows, last, "}", ""].join("\n");
}
