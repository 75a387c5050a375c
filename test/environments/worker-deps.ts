import { env } from "cloudflare:workers";
import { openCaches } from "../../src/cache/caches.ts";
import { inFlight } from "../../src/cache/tiers/in-flight.ts";
import { type Remote } from "../../src/cache/tiers/remote.ts";
import { type QueuedJob } from "../../src/contract/queued-job.ts";
import { webCrypto } from "../../src/platform/cloudflare/crypto.ts";
import { random } from "../../src/platform/cloudflare/random.ts";
import { openSecrets } from "../../src/platform/cloudflare/secrets.ts";
import { type DatabaseCall, type Deps } from "../../src/ports/deps.ts";
import { openShards } from "../../src/store/shards.ts";
import { openStore } from "../../src/store/store.ts";

export type WorkerDeps = {
  readonly deps: Deps;
  /** The tiers beyond the isolate. */
  readonly remote: Remote;
  readonly queued: QueuedJob[];
  readonly calls: DatabaseCall[];
  readonly settle: () => Promise<void>;
};

/** Opens the dependencies of flows on local D1, KV and Cache API. The queue is an array. */
export function openWorkerDeps(changes: Partial<Deps> = {}, partBytes?: number): WorkerDeps {
  const queued: QueuedJob[] = [];
  const calls: DatabaseCall[] = [];
  const pending: Promise<unknown>[] = [];
  const waitUntil = (work: Promise<unknown>) => void pending.push(work);
  const remote: Remote = {
    cache: caches.default,
    kv: env.CACHE,
    origin: env.ORIGIN,
    waitUntil,
    trace: { time: <T>(_: string, work: () => Promise<T>) => work() },
    ...(partBytes !== undefined && { partBytes }),
  };
  const deps: Deps = {
    store: openStore(
      openShards([env.DB], { onCall: (call) => calls.push(call), fraction: random.fraction }),
    ),
    caches: openCaches(remote),
    inFlight,
    queue: { send: async (job) => void queued.push(job) },
    rooms: {
      announce: async () => [],
      broadcast: async () => undefined,
      reportJob: async () => 0,
      endSockets: async () => undefined,
    },
    clock: { now: () => Date.now() },
    random,
    crypto: webCrypto,
    secrets: openSecrets([env.ROOT_KEY ?? ""]),
    waitUntil,
    sleep: async () => undefined,
    recordMetric: () => undefined,
    reportError: () => undefined,
    ...changes,
  };
  return {
    deps,
    remote,
    queued,
    calls,
    settle: async () => void (await Promise.allSettled(pending)),
  };
}
