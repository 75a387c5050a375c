/**
 * Three projects with a script of their own in package.json, and two that only `test:all` runs:
 *
 * - unit: plain Node. Everything outside the two folders below.
 * - worker: test/worker, inside workerd, with local D1, KV and Cache API.
 * - journeys: test/journeys, HTTP requests to the built Worker.
 * - browser: test/journeys/dashboard, Chromium with the dashboard of the built Worker.
 * - fuzz: test/fuzz, thousands of random requests to the built Worker.
 *
 * Every `*.test.ts` is found by its path, so a path or a part of one selects it:
 * `npm test -- test/worker/queue.test.ts`, `npm run test:worker -- queue`.
 *
 * `unit` and `journeys` share a pool with a process per core; `worker` then runs its files one after
 * another. The files of `unit` and of `worker` share processes as well (`isolate: false`): starting
 * workerd costs seconds, and loading the modules costs more than most unit tests. A file therefore
 * must not depend on the state that another file leaves in a module, nor register hooks from a
 * module that it imports.
 */
import "../scripts/local-environment.ts";
import { existsSync } from "node:fs";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";
import { buildWeb } from "../scripts/build-web.ts";

// The runtime does not start without the folder of the static files.
if (!existsSync("dist/web")) {
  await buildWeb();
}

/** The root key of the Worker under test, which reads it from a binding. */
const rootKey = "ord_test0000000000000000000000000root";

export default defineConfig({
  test: {
    root: ".",
    maxWorkers: "100%",
    // Hides the Worker's log, which is one JSON object a line, and shows what a test prints.
    onConsoleLog: (log) => !log.startsWith('{"'),
    projects: [
      {
        test: {
          name: "unit",
          root: ".",
          include: ["test/**/*.test.ts"],
          exclude: ["test/worker/**", "test/journeys/**", "test/fuzz/**"],
          setupFiles: ["./test/setup-unit.ts"],
          isolate: false,
          // The slowest test takes 2 s on a quiet machine; a busy one is several times as slow.
          testTimeout: 20_000,
          execArgv: ["--disallow-code-generation-from-strings"],
        },
      },
      {
        // Without the flag above: miniflare, which serves the Worker, generates code from strings.
        test: {
          name: "journeys",
          root: ".",
          include: ["test/journeys/**/*.test.ts"],
          exclude: ["test/journeys/dashboard/**"],
          globalSetup: ["./test/journeys/build.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "browser",
          root: ".",
          include: ["test/journeys/dashboard/**/*.test.ts"],
          globalSetup: ["./test/journeys/build.ts"],
          testTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        // Takes a minute or more, so that only `npm run test:all` runs it.
        test: {
          name: "fuzz",
          root: ".",
          include: ["test/fuzz/**/*.test.ts"],
          globalSetup: ["./test/journeys/build.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            remoteBindings: false,
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              // A D1 replica, to which only a test copies rows, and a database of an earlier version.
              d1Databases: { REPLICA: "replica", EARLIER: "earlier" },
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
          isolate: false,
          // Two files at a time sometimes keep the pool from ending. Projects with different numbers
          // of processes need groups of their own.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
        },
      },
    ],
  },
});
