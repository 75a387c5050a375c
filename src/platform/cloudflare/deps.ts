import { openCaches } from "../../cache/caches.ts";
import { inFlight } from "../../cache/tiers/in-flight.ts";
import { type Room } from "../../live/room.ts";
import { type Caches } from "../../ports/caches.ts";
import { type Deps } from "../../ports/deps.ts";
import { type JobQueue } from "../../ports/queue.ts";
import { type Rooms } from "../../ports/rooms.ts";
import { type Secrets } from "../../ports/secrets.ts";
import { type Store } from "../../ports/store.ts";
import { type BackgroundMetric } from "../../ports/telemetry.ts";
import { type DiskFault } from "../../store/database-failures.ts";
import { openShards, type Shards } from "../../store/shards.ts";
import { openStore } from "../../store/store.ts";
import { type Dataset, openAnalytics } from "../../telemetry/analytics.ts";
import { log } from "../../telemetry/log.ts";
import { buildBackgroundPoint, type Point } from "../../telemetry/points.ts";
import { openReporter, type Reporter } from "../../telemetry/reporter.ts";
import { withSlowQueries } from "../../telemetry/slow-queries.ts";
import { openTrace } from "../../telemetry/trace.ts";
import { webCrypto } from "./crypto.ts";
import { type JobQueues, openJobQueue } from "./queue.ts";
import { random } from "./random.ts";
import { openRooms } from "./rooms.ts";
import { openSecrets } from "./secrets.ts";

/** The platform resources of a Worker, by role. Only the entry knows the names of its bindings. */
export type Resources = {
  readonly databases: readonly D1Database[];
  readonly kv: KVNamespace;
  readonly queues: JobQueues;
  readonly dataset: Dataset;
  readonly rooms: DurableObjectNamespace<Room>;
  /** The id of the deployed version. */
  readonly version: string;
  /** The origin of this isolate's keys in the Cache API. */
  readonly origin: string;
  readonly sentryDsn: string;
  /** The root keys, the current one first. */
  readonly rootKeys: readonly string[];
  /** Returns the fault of the disk, if a local server stores the databases. */
  readonly findDiskFault: (() => Promise<DiskFault | undefined>) | undefined;
};

/** The part of an invocation that continues work after its end. */
type Invocation = {
  readonly waitUntil: (work: Promise<unknown>) => void;
  /**
   * Returns the D1 session constraint: a bookmark, `first-primary`, or undefined for any replica.
   */
  readonly readConstraint: () => string | undefined;
};

/**
 * Deps of one invocation, over the resources of Cloudflare. Each part is opened on its first use,
 * because most requests read one page from memory.
 */
export class CloudflareDeps implements Deps {
  readonly trace = openTrace(now);
  readonly writePoint: (point: Point) => void;
  readonly clock = clock;
  readonly random = random;
  readonly crypto = webCrypto;
  readonly inFlight = inFlight;
  readonly sleep = sleep;
  readonly #resources: Resources;
  readonly #invocation: Invocation;
  #shards?: Shards;
  #store?: Store;
  #caches?: Caches;
  #reportError?: Reporter;

  constructor(resources: Resources, invocation: Invocation) {
    this.writePoint = openAnalytics(resources.dataset);
    this.#resources = resources;
    this.#invocation = invocation;
  }

  get shards(): Shards {
    return (this.#shards ??= openShards(this.#resources.databases, {
      onCall: withSlowQueries(this.trace.onCall, log),
      fraction: random.fraction,
      constraint: this.#invocation.readConstraint(),
      findDiskFault: this.#resources.findDiskFault,
    }));
  }

  get store(): Store {
    return (this.#store ??= openStore(this.shards));
  }

  get secrets(): Secrets {
    return openSecrets(this.#resources.rootKeys);
  }

  get caches(): Caches {
    return (this.#caches ??= openCaches({
      cache: (coloCache ??= caches.default),
      kv: this.#resources.kv,
      origin: this.#resources.origin,
      waitUntil: this.waitUntil,
      trace: this.trace,
    }));
  }

  get reportError(): Reporter {
    return (this.#reportError ??= openReporter({
      dsn: this.#resources.sentryDsn,
      release: this.#resources.version,
      waitUntil: (work) => this.#invocation.waitUntil(work),
    }));
  }

  readonly waitUntil = (work: Promise<unknown>): void => {
    this.#invocation.waitUntil(work.catch(this.reportError));
  };

  get queue(): JobQueue {
    return openJobQueue(this.#resources.queues, this.trace);
  }

  get rooms(): Rooms {
    return openRooms(this.#resources.rooms, this.trace);
  }

  readonly recordMetric = (metric: BackgroundMetric): void => {
    this.writePoint(buildBackgroundPoint(metric, this.#resources.version));
    log({ level: "info", ...metric });
  };
}

/** The Cache API of this data centre: reading `caches.default` costs a call into the runtime. */
let coloCache: Cache | undefined;

const now = () => Date.now();
const clock = { now };
const sleep = (milliseconds: number) => scheduler.wait(milliseconds);
