import { env } from "cloudflare:workers";
import { openCaches } from "../../src/cache/caches.ts";
import { inFlight } from "../../src/cache/tiers/in-flight.ts";
import { type Remote } from "../../src/cache/tiers/remote.ts";
import { type QueuedJob } from "../../src/contract/queued-job.ts";
import { webCrypto } from "../../src/platform/cloudflare/crypto.ts";
import { random } from "../../src/platform/cloudflare/random.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { type DatabaseCall } from "../../src/store/d1.ts";
import { openShards } from "../../src/store/shards.ts";
import { openStore } from "../../src/store/store.ts";

export type WorkerDeps = {
  readonly deps: Deps;
  /** The cache tiers outside the isolate: the Cache API and KV. */
  readonly remote: Remote;
  readonly queued: QueuedJob[];
  readonly calls: DatabaseCall[];
  readonly settle: () => Promise<void>;
};

/** Opens the ports on local bindings, like worker.ts. Jobs are collected in `queued`. */
export function openWorkerDeps(changes: Partial<Deps> = {}, partBytes?: number): WorkerDeps {
  const queued: QueuedJob[] = [];
  const calls: DatabaseCall[] = [];
  const background: Promise<unknown>[] = [];
  const waitUntil = (work: Promise<unknown>) => void background.push(work);
  const remote: Remote = {
    cache: caches.default,
    kv: env.CACHE,
    origin: env.ORIGIN,
    waitUntil,
    now: () => Date.now(),
    trace: { time: <T>(_: string, work: () => Promise<T>) => work() },
    ...(partBytes !== undefined && { partBytes }),
  };
  const deps: Deps = {
    store: openStore(openShards([env.DB], (call) => calls.push(call))),
    caches: openCaches(remote),
    inFlight,
    queue: { send: async (job) => void queued.push(job) },
    rooms: { broadcast: async () => undefined },
    clock: { now: () => Date.now() },
    random,
    crypto: webCrypto,
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
    settle: async () => void (await Promise.allSettled(background)),
  };
}
