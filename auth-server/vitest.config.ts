import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    globalSetup: "src/testing/template-database.ts",
    provide: { databaseUrl: process.env.TEST_DATABASE_URL ?? "" },
    // Real servers and real hashes, on machines that may be busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
