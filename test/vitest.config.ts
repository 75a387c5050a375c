import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

/** The root key of the tests' world; the Worker under test is told it as a binding. */
const rootKey = "ord_test0000000000000000000000000root";

export default defineConfig({
  test: {
    root: ".",
    // The Worker's own log is one line of JSON each; what a test says itself is shown.
    onConsoleLog: (log) => !log.startsWith('{"'),
    projects: [
      {
        test: {
          name: "pure",
          setupFiles: ["./test/setup-unit.ts"],
          root: ".",
          include: ["test/**/*.test.ts"],
          exclude: ["test/worker/**", "test/journeys/**"],
          execArgv: ["--disallow-code-generation-from-strings"],
        },
      },
      {
        // Against the built Worker; miniflare, which serves it, generates code from strings.
        test: {
          name: "journeys",
          root: ".",
          include: ["test/journeys/**/*.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            remoteBindings: false,
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              // A copy of the database that is as old as a test likes.
              d1Databases: { REPLICA: "replica" },
              bindings: {
                ROOT_KEY: rootKey,
                TEST_MIGRATIONS: await readD1Migrations("./migrations"),
              },
            },
          })),
        ],
        test: {
          name: "worker",
          root: ".",
          include: ["test/worker/**/*.test.ts"],
          setupFiles: ["./test/worker/setup.ts"],
          fileParallelism: false,
          testTimeout: 30_000,
        },
      },
    ],
  },
});
