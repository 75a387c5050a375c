import { type D1Migration } from "cloudflare:test";
import { type Env as WorkerEnv } from "../../src/env.ts";
import type * as worker from "../../src/worker.ts";

declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {
      /** Handed over by vitest.config.ts; setup.ts applies them. */
      TEST_MIGRATIONS: D1Migration[];
      /** Stands for a copy of the database; nothing keeps it up to date. */
      REPLICA: D1Database;
    }
    interface GlobalProps {
      mainModule: typeof worker;
    }
  }
}
