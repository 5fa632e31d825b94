import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";

const REPOSITORY = fileURLToPath(new URL("..", import.meta.url));

const config: NextConfig = {
  output: "standalone",
  // Keeps left pages out of the DOM: with it on, a password stays in a hidden input after sign-in.
  cacheComponents: false,
  agentRules: false,
  // It covers the lower left corner, where the app has its own things.
  devIndicators: false,
  poweredByHeader: false,
  // The front door serves the files compressed ahead of time.
  compress: false,
  images: { unoptimized: true },
  outputFileTracingRoot: REPOSITORY,
  // Only the image optimiser needs sharp, and it is off: half of the server's size.
  outputFileTracingExcludes: {
    "next-server": ["../node_modules/sharp/**/*", "../node_modules/@img/**/*"],
  },
  turbopack: {
    root: REPOSITORY,
    // The Markdown reader's own way to find links is of no use here, and a tenth of its size.
    resolveAlias: { "linkify-it": "./scripts/no-linkify.ts" },
  },
  // The views are one page, told apart by its query; who types a path finds them too.
  redirects: async () => [
    { source: "/todos/inbox", destination: "/todos", permanent: false },
    {
      source: "/todos/:view(today|upcoming|completed|trash)",
      destination: "/todos?view=:view",
      permanent: false,
    },
  ],
};

/**
 * In development the pages may be opened without the front door. In production it routes /api by
 * itself: rewrites know no client address and are fixed at build time.
 */
function withRewrites(): NextConfig {
  const auth = `http://127.0.0.1:${process.env["AUTH_PORT"] ?? "3200"}`;
  const backend = `http://127.0.0.1:${process.env["BACKEND_PORT"] ?? "8000"}`;
  const beforeFiles = [
    { source: "/api/auth/:path*", destination: `${auth}/api/auth/:path*` },
    { source: "/api/:path*", destination: `${backend}/api/:path*` },
  ];
  return {
    ...config,
    rewrites: async () => ({ beforeFiles, afterFiles: [], fallback: [] }),
  };
}

export default function nextConfig(phase: string): NextConfig {
  return phase === PHASE_DEVELOPMENT_SERVER ? withRewrites() : config;
}
