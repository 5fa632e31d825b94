import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { HEAD_SCRIPT } from "@/lib/head-script";

type Policy = Record<"createHTML" | "createScript" | "createScriptURL", (text: string) => string>;

function run(theme: string | null): { dataset: { theme?: string }; policy: Policy } {
  const dataset: { theme?: string } = {};
  const policies: Policy[] = [];
  const trustedTypes = { createPolicy: (_: string, policy: Policy) => policies.push(policy) };
  runInNewContext(HEAD_SCRIPT, {
    URL,
    trustedTypes,
    window: { trustedTypes },
    document: { currentScript: { textContent: HEAD_SCRIPT }, documentElement: { dataset } },
    location: { href: "https://app.example/todos", origin: "https://app.example" },
    localStorage: { getItem: () => theme },
  });
  const [policy] = policies;
  if (policy === undefined) {
    throw new Error("no policy was made");
  }
  return { dataset, policy };
}

test.each([
  ["dark", { theme: "dark" }],
  ["light", { theme: "light" }],
  ["system", {}],
  ["<img>", {}],
  [null, {}],
])("the theme %s is on the page before the first paint", (theme, dataset) => {
  expect(run(theme).dataset).toEqual(dataset);
});

test.each(["/_next/static/chunks/a.js", "https://app.example/_next/static/b.js", "/sw.js"])(
  "our own file %s may be loaded as a script",
  (address) => {
    expect(run(null).policy.createScriptURL(address)).toBe(address);
  },
);

test.each([
  "https://evil.example/_next/static/a.js",
  "//evil.example/sw.js",
  "/api/v1/todos",
  "/_next/static/../../api/x",
  "data:text/javascript,alert(1)",
])("%s may not", (address) => {
  expect(() => run(null).policy.createScriptURL(address)).toThrow("Refused");
});

test("React may make this script again, and no other", () => {
  const { policy } = run(null);

  expect(policy.createHTML("<script></script>")).toBe("<script></script>");
  expect(policy.createScript(HEAD_SCRIPT)).toBe(HEAD_SCRIPT);
  expect(() => policy.createHTML("<script>alert(1)</script>")).toThrow("Refused");
  expect(() => policy.createHTML("<img>")).toThrow("Refused");
  expect(() => policy.createScript("alert(1)")).toThrow("Refused");
  expect(() => policy.createScript(`${HEAD_SCRIPT};alert(1)`)).toThrow("Refused");
});
