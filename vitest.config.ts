// Tests run on the sources; the library's package name leads to its sources too, so coverage sees them.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const DECISION_PATH = "packages/cedrus/src/{data,values,ast,entities,evaluator,authorizer}/**/*.ts";

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^cedrus$/,
        replacement: fileURLToPath(new URL("packages/cedrus/src/index.ts", import.meta.url)),
      },
      {
        find: /^cedrus\/schema$/,
        replacement: fileURLToPath(new URL("packages/cedrus/src/schema.ts", import.meta.url)),
      },
      {
        find: /^cedrus\/validator$/,
        replacement: fileURLToPath(new URL("packages/cedrus/src/validator.ts", import.meta.url)),
      },
      {
        find: /^cedrus\/load$/,
        replacement: fileURLToPath(new URL("packages/cedrus/src/load.ts", import.meta.url)),
      },
      {
        find: /^cedrus\/compat$/,
        replacement: fileURLToPath(new URL("packages/cedrus/src/compat.ts", import.meta.url)),
      },
      {
        find: /^cedrus-conformance\/oracle$/,
        replacement: fileURLToPath(new URL("conformance/src/oracle.ts", import.meta.url)),
      },
      {
        find: /^cedrus-conformance\/oracle-instance$/,
        replacement: fileURLToPath(new URL("conformance/src/oracle-instance.ts", import.meta.url)),
      },
      {
        find: /^cedrus-conformance\/validation-kinds$/,
        replacement: fileURLToPath(new URL("conformance/src/validation-kinds.ts", import.meta.url)),
      },
      {
        find: /^cedrus-conformance\/raw-json$/,
        replacement: fileURLToPath(new URL("conformance/src/raw-json.ts", import.meta.url)),
      },
    ],
  },
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "conformance/src/**/*.test.ts",
      "drt/src/**/*.test.ts",
      "bench/src/**/*.test.ts",
      "scripts/**/*.test.ts",
    ],
    pool: "forks",
    isolate: false,
    testTimeout: 30_000,
    reporters: ["default", "./scripts/counting-reporter.mjs"],
    coverage: {
      provider: "v8",
      include: ["packages/cedrus/src/**/*.ts"],
      exclude: ["**/*.test.ts", "**/testing/**"],
      reporter: ["text-summary", "html"],
      // Only what decides is gated: elsewhere a gate breeds tests that check nothing. What differential
      // testing alone reaches is a measurement.
      thresholds:
        process.env["DRT_SECONDS"] === undefined
          ? { [DECISION_PATH]: { lines: 90, branches: 90 } }
          : {},
    },
  },
});
