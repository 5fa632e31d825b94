import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    globalSetup: "src/testing/template-database.ts",
    provide: {
      databaseUrl: process.env.TEST_DATABASE_URL ?? "",
      compileCache: process.env.NODE_COMPILE_CACHE,
    },
    // Real servers and real hashes, on machines that may be busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One more than the smallest machines have cores: some tests wait for a limit to be over.
    maxWorkers: 3,
  },
});
