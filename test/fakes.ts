import { inFlight } from "../src/cache/tiers/in-flight.ts";
import { type QueuedJob } from "../src/contract/queued-job.ts";
import { createApiKey } from "../src/core/api-key.ts";
import { formatTypeId } from "../src/core/type-id.ts";
import { webCrypto } from "../src/platform/cloudflare/crypto.ts";
import { type Deps, type BackgroundMetric } from "../src/ports/deps.ts";
import { openFakeCopies } from "./cache/fake-copies.ts";
import { openFakeStore } from "./store/fake-store.ts";

/** A world in memory that is a Deps, and what came of it. Time stands still until a test moves it. */
export type FakeWorld = {
  readonly deps: Deps;
  now: number;
  readonly queued: QueuedJob[];
  readonly news: unknown[];
  readonly measures: BackgroundMetric[];
  readonly reports: unknown[];
  /** As if every copy had been lost. */
  readonly loseCopies: () => void;
  /** Waits for what was to go on after the answer. */
  readonly settled: () => Promise<void>;
};

export function openFakes(): FakeWorld {
  const { copies, lose } = openFakeCopies();
  const underWay: Promise<unknown>[] = [];
  let given = 0;
  const hexadecimal = (length: number) => (given += 1).toString(16).padStart(length, "0");
  const queued: QueuedJob[] = [];
  const news: unknown[] = [];
  const measures: BackgroundMetric[] = [];
  const reports: unknown[] = [];
  const deps: Deps = {
    store: openFakeStore(),
    caches: copies,
    inFlight,
    queue: { send: async (job) => void queued.push(job) },
    rooms: { broadcast: async (_, told) => void news.push(told) },
    clock: { now: () => world.now },
    random: {
      typeId: (prefix) => formatTypeId(prefix, hexadecimal(32)),
      secret: () => hexadecimal(64),
      apiKey: () => createApiKey(new Uint8Array(32).fill((given += 1))),
    },
    crypto: webCrypto,
    waitUntil: (work) => void underWay.push(work),
    sleep: async (milliseconds) => void (world.now += milliseconds),
    recordMetric: (measure) => void measures.push(measure),
    reportError: (error) => void reports.push(error),
  };
  const world: FakeWorld = {
    deps,
    now: 1_000_000,
    queued,
    news,
    measures,
    reports,
    loseCopies: lose,
    settled: async () => void (await Promise.all(underWay.splice(0))),
  };
  return world;
}
