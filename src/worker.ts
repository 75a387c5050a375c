import { keyCache } from "./cache/api-keys.ts";
import { openCaches } from "./cache/caches.ts";
import { inFlight } from "./cache/tiers/in-flight.ts";
import { type QueuedJob } from "./contract/queued-job.ts";
import { runCron } from "./cron/schedule.ts";
import { type Env, readVariables, type Variables } from "./env.ts";
import { createApp, type WaitUntilContext } from "./http/app.ts";
import { type RequestScope } from "./http/context.ts";
import { webCrypto } from "./platform/cloudflare/crypto.ts";
import { random } from "./platform/cloudflare/random.ts";
import { type Caches, type Deps, type Store } from "./ports/deps.ts";
import { consumeDeadLetters, consume } from "./queue/consume.ts";
import { openShards, type Shards } from "./store/shards.ts";
import { openStore } from "./store/store.ts";
import { openAnalytics } from "./telemetry/analytics.ts";
import { log } from "./telemetry/log.ts";
import { type Point, buildBackgroundPoint, buildRequestPoint } from "./telemetry/points.ts";
import { openReporter, type Reporter } from "./telemetry/reporter.ts";
import { withSlowQueries } from "./telemetry/slow-queries.ts";
import { openTrace, type Trace } from "./telemetry/trace.ts";

export { Room } from "./live/room.ts";

/** As `simple` of [[ratelimits]] in wrangler.toml says; a test compares the two. */
const ratePolicy = { limit: 12_000, periodSeconds: 60 };

/** Where the database is read by whoever publishes: a copy of it may lack what is to be published. */
const primaryFirst = "first-primary";

/**
 * Everything one invocation has to do with, made from the bindings: the only place that knows them.
 * A part is made when it is first asked for, since most requests are for a page that is in memory.
 */
class CloudflareDeps implements Deps {
  readonly variables: Variables;
  readonly version: string;
  readonly trace = openTrace(now);
  readonly writePoint: (point: Point) => void;
  readonly clock = clock;
  readonly random = random;
  readonly crypto = webCrypto;
  readonly inFlight = inFlight;
  readonly sleep = sleep;
  readonly #env: Env;
  readonly #context: WaitUntilContext;
  readonly #readRequestBookmark: () => string | undefined;
  #shards?: Shards;
  #store?: Store;
  #caches?: Caches;
  #reportError?: Reporter;

  constructor(env: Env, context: WaitUntilContext, bookmarkOf: () => string | undefined) {
    this.variables = readVariables(env);
    this.version = env.VERSION.id || "local";
    this.writePoint = openAnalytics(env.POINTS);
    this.#env = env;
    this.#context = context;
    this.#readRequestBookmark = bookmarkOf;
  }

  get shards(): Shards {
    return (this.#shards ??= openShards(
      [this.#env.DB],
      withSlowQueries(this.trace.onCall, log),
      this.#readRequestBookmark(),
    ));
  }

  get store(): Store {
    return (this.#store ??= openStore(this.shards));
  }

  get caches(): Caches {
    return (this.#caches ??= openCaches({
      cache: (coloCache ??= caches.default),
      kv: this.#env.CACHE,
      origin: this.variables.ORIGIN,
      waitUntil: this.waitUntil,
      now,
      trace: this.trace,
    }));
  }

  get reportError(): Reporter {
    return (this.#reportError ??= openReporter({
      dsn: this.variables.SENTRY_DSN,
      release: this.version,
      waitUntil: (work) => this.#context.waitUntil(work),
    }));
  }

  readonly waitUntil = (work: Promise<unknown>): void => {
    this.#context.waitUntil(work.catch(this.reportError));
  };

  get queue(): Deps["queue"] {
    return {
      send: (job, options) =>
        this.trace.time("queue", async () => {
          await selectQueue(job, this.#env).send(job, options);
        }),
    };
  }

  get rooms(): Deps["rooms"] {
    const { ROOMS } = this.#env;
    return {
      broadcast: (workspace, news) =>
        this.trace.time(
          "room",
          async () => void (await ROOMS.getByName(workspace).broadcast(news)),
        ),
    };
  }

  get recordMetric(): Deps["recordMetric"] {
    return (measure) => {
      this.writePoint(buildBackgroundPoint(measure, this.version));
      log({ level: "info", ...measure });
    };
  }
}

/** Asked of the runtime once an isolate. */
let coloCache: Cache | undefined;

const now = () => Date.now();
const clock = { now };
const sleep = (milliseconds: number) => scheduler.wait(milliseconds);

function openScope(request: Request, context: WaitUntilContext, env: unknown): RequestScope {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the runtime hands in what wrangler.toml binds
  const bindings = env as Env;
  const bookmarkOf = () => request.headers.get("ordinal-bookmark") ?? undefined;
  const world = new CloudflareDeps(bindings, context, bookmarkOf);
  const { version, trace, writePoint } = world;
  return {
    deps: world,
    version,
    rootKey: world.variables.ROOT_KEY,
    isWithinLimit: openRateLimiter(bindings, trace),
    ratePolicy,
    trace,
    recordRequest: (point) => writePoint(buildRequestPoint(point, version)),
    log,
    reportError: (error, about) => world.reportError(error, about),
    readBookmark: (workspace) => world.shards.readBookmark(workspace),
    keyCache,
    openSocket: (workspace, entering) =>
      trace.time("room", () => bindings.ROOMS.getByName(workspace).fetch(entering)),
  };
}

function selectQueue({ kind }: QueuedJob, { JOBS, IMPORTS, STABILITY }: Env): Queue<QueuedJob> {
  return { publish: JOBS, import: IMPORTS, stability: STABILITY }[kind];
}

function openRateLimiter({ LIMITER: limiter }: Env, { time }: Pick<Trace, "time">) {
  return limiter === undefined
    ? async () => true
    : async (key: string) => (await time("limit", () => limiter.limit({ key }))).success;
}

const app = createApp(openScope);

export default {
  fetch: (request, env, context) => app.fetch(request, env, context),
  async queue(batch, env, context) {
    const world = new CloudflareDeps(env, context, () => primaryFirst);
    await (batch.queue.endsWith("-dead")
      ? consumeDeadLetters(batch, world)
      : consume(batch, world));
  },
  async scheduled({ cron }, env, context) {
    await runCron(cron, new CloudflareDeps(env, context, () => primaryFirst));
  },
} satisfies ExportedHandler<Env, QueuedJob>;
