import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { serveWorker } from "../../scripts/built-worker.ts";
import { type ApiClient, openClient } from "../../src/client/client.ts";
import { requireData } from "../../src/client/problem.ts";

/** The units per minute: a journey imports more files in a minute than the default quotas allow. */
const quota = 1_000_000;

const rootKey = "ord_journey0000000000000000000000root";

/** The environment of journeys: the built Worker, served on a local port, and its database. */
export type JourneyEnvironment = {
  /** The address of the Worker, which changes when it restarts. */
  readonly url: () => string;
  /** Creates a workspace and returns its key. */
  readonly createWorkspace: () => Promise<{ readonly id: string; readonly key: string }>;
  /** Opens a client with a key. A client does not survive a restart. */
  readonly openClient: (key: string) => ApiClient;
  /** Stops the Worker and starts it again with the same database, KV and cache. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Serves the Worker that `test/journeys/build.ts` built, with its own storage. */
export async function openJourneyEnvironment(): Promise<JourneyEnvironment> {
  const folder = await mkdtemp(join(tmpdir(), "ordinal-journey-"));
  const serve = () => serveWorker(inject("builtWorker"), { rootKey, quota, persistTo: folder });
  let worker = await serve();
  return {
    url: () => worker.url,
    async createWorkspace() {
      const root = openClient({ url: worker.url, key: rootKey });
      return requireData(await root.POST("/v1/workspaces", { body: { name: "Ten trackers" } }));
    },
    openClient: (key) => openClient({ url: worker.url, key }),
    async restart() {
      await worker.stop();
      worker = await serve();
    },
    async close() {
      await worker.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
