import { type D1Migration } from "cloudflare:test";
import { type Env as WorkerEnv } from "../../src/env.ts";
import type * as worker from "../../src/worker.ts";

declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {
      /** The migrations, which vitest.config.ts provides and setup.ts applies. */
      TEST_MIGRATIONS: D1Migration[];
      /** A D1 replica. Only `replicate` copies rows to it. */
      REPLICA: D1Database;
      /** A database to which a test applies the migrations one after another. */
      EARLIER: D1Database;
    }
    interface GlobalProps {
      mainModule: typeof worker;
    }
  }
}
