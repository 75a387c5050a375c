import { env } from "cloudflare:workers";
import { openCopies } from "../../src/cache/copies.ts";
import { type Far } from "../../src/cache/tiers/far.ts";
import { flights } from "../../src/cache/tiers/flights.ts";
import { type QueuedJob } from "../../src/contract/jobs.ts";
import { type Deps } from "../../src/deps.ts";
import { dice } from "../../src/dice.ts";
import { seals } from "../../src/seals.ts";
import { type Call } from "../../src/store/d1.ts";
import { openShards } from "../../src/store/shards.ts";
import { openStore } from "../../src/store/store.ts";

export type OpenedDeps = {
  readonly deps: Deps;
  /** The copies beyond the isolate. */
  readonly far: Far;
  readonly queued: QueuedJob[];
  readonly calls: Call[];
  readonly settled: () => Promise<void>;
};

/** What flows need, on the real database and copies, as worker.ts opens it; the queue is a list. */
export function openDeps(changes: Partial<Deps> = {}, partBytes?: number): OpenedDeps {
  const queued: QueuedJob[] = [];
  const calls: Call[] = [];
  const underWay: Promise<unknown>[] = [];
  const later = (work: Promise<unknown>) => void underWay.push(work);
  const far: Far = {
    cache: caches.default,
    kv: env.COPIES,
    origin: env.ORIGIN,
    later,
    now: () => Date.now(),
    trace: { time: <T>(_: string, work: () => Promise<T>) => work() },
    ...(partBytes !== undefined && { partBytes }),
  };
  const deps: Deps = {
    store: openStore(openShards([env.DB], (call) => calls.push(call))),
    copies: openCopies(far),
    flights,
    queue: { send: async (job) => void queued.push(job) },
    rooms: { announce: async () => undefined },
    clock: { now: () => Date.now() },
    dice,
    seals,
    later,
    pause: async () => undefined,
    measure: () => undefined,
    report: () => undefined,
    ...changes,
  };
  return {
    deps,
    far,
    queued,
    calls,
    settled: async () => void (await Promise.allSettled(underWay)),
  };
}
