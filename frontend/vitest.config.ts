import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** These replace modules, or count on modules that nobody has used before. */
const ALONE = [
  "src/lib/replica/actions.test.ts",
  "src/lib/replica/placement.test.ts",
  "src/lib/replica/refusals.test.ts",
  "src/lib/token-store.test.ts",
];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: {
    restoreMocks: true,
    projects: [
      { extends: true, test: { name: "alone", include: ALONE } },
      // A third of the time: modules are read once for all files.
      {
        extends: true,
        test: {
          name: "together",
          include: ["src/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: ALONE,
          isolate: false,
        },
      },
    ],
  },
});
