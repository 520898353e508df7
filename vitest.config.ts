import { defineConfig } from "vitest/config";

/** Claims that take long to show, most of it waiting: CI's slow part, so that `npm test` stays short. */
const SLOW = [
  "stack/headless",
  ...[
    "auto-topup-doors",
    "catalogue-versions",
    "deliveries",
    "operations",
    "operator-doors",
    "plans",
    "quarantine-retry",
    "rate-doors",
    "rate-limits",
    "reconcile-fates",
    "reconcile-late",
    "reconcile-runs",
    "schedule",
    "verify",
  ].map((name) => `tests/integration/${name}`),
].map((path) => `${path}.test.ts`);

const oneProcessPerFile = { pool: "forks" } as const;

/**
 * unit: beside the code, no processes. database and stack: one embedded Postgres server per run, a
 * fresh database per test file. e2e: a real browser; it needs Chromium and runs in CI's slow part.
 */
export default defineConfig({
  test: {
    ...oneProcessPerFile,
    // By default one processor is left idle, and these tests wait for servers half of the time.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          setupFiles: ["src/i18n/testing/every-message.ts"],
          include: [
            "supabase/functions/**/*.test.ts",
            "src/**/*.test.ts",
            "tests/structure.test.ts",
            "tests/structure/**/*.test.ts",
            "tests/documents.test.ts",
            "tests/support/**/*.test.ts",
            "bench/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
        },
      },
      {
        test: {
          name: "stack",
          include: ["stack/**/*.test.ts"],
          exclude: SLOW,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "database",
          include: [
            "tests/integration/**/*.test.ts",
            "tests/concurrency/**/*.test.ts",
            "tests/model/**/*.test.ts",
          ],
          exclude: ["tests/concurrency/crash.test.ts", ...SLOW],
          globalSetup: ["tests/support/postgres.global.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "slow",
          include: SLOW,
          globalSetup: ["tests/support/postgres.global.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      // Kills servers: beside others it would only wait for the processor.
      {
        test: {
          name: "crash",
          include: ["tests/concurrency/crash.test.ts"],
          globalSetup: ["tests/support/postgres.global.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "mutants",
          include: ["tests/mutants/**/*.test.ts"],
          globalSetup: ["tests/support/postgres.global.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: [
            "tests/support/postgres.global.ts",
            "tests/support/dashboard.global.ts",
          ],
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
