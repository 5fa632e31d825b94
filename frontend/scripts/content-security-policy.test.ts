import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { caddyMap, inlineScriptHashes, policy } from "./content-security-policy.ts";

function hashOf(body: string): string {
  return `'sha256-${createHash("sha256").update(body).digest("base64")}'`;
}

test("inline scripts are hashed exactly as they stand, each once, and files are not", () => {
  const html = `<script>a()</script><script src="/x.js" async=""></script>
    <script id="r">self.x = "<b>"\n</script><script>a()</script>`;

  expect(inlineScriptHashes(html)).toEqual([hashOf("a()"), hashOf('self.x = "<b>"\n')]);
});

test("the policy allows nothing inline and nothing from elsewhere", () => {
  const text = policy([hashOf("a()")]);

  expect(text).toContain(`script-src 'self' ${hashOf("a()")};`);
  expect(text).not.toMatch(/unsafe|https?:|\*/);
});

test("each page has its own policy, and whatever is no page the one of the fallbacks", () => {
  const map = caddyMap([
    { path: "/login", html: "<script>login()</script>" },
    { path: "/_not-found", html: "<script>lost()</script>" },
    { path: "/_global-error", html: "<script>lost()</script><script>broken()</script>" },
    { path: "/", html: "" },
  ]);

  expect(map.split("\n")).toEqual([
    "map {path} {csp} {",
    `\t/ "${policy([])}"`,
    `\t/login "${policy([hashOf("login()")])}"`,
    `\tdefault "${policy([hashOf("lost()"), hashOf("broken()")])}"`,
    "}",
    "",
  ]);
});
