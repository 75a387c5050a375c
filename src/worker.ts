import { openCopies } from "./cache/copies.ts";
import { keyMemory } from "./cache/keys.ts";
import { flights } from "./cache/tiers/flights.ts";
import { type QueuedJob } from "./contract/jobs.ts";
import { runCron } from "./cron/schedule.ts";
import { type Copies, type Deps, type Store } from "./deps.ts";
import { dice } from "./dice.ts";
import { type Env, readVariables, type Variables } from "./env.ts";
import { createApp, type Later } from "./http/app.ts";
import { type Scope } from "./http/context.ts";
import { bury, consume } from "./queue/consume.ts";
import { seals } from "./seals.ts";
import { openShards, type Shards } from "./store/shards.ts";
import { openStore } from "./store/store.ts";
import { openAnalytics } from "./telemetry/analytics.ts";
import { log } from "./telemetry/log.ts";
import { type Point, pointOfMeasure, pointOfRequest } from "./telemetry/points.ts";
import { openReporter, type Reporter } from "./telemetry/reporter.ts";
import { withSlowQueries } from "./telemetry/slow-queries.ts";
import { openTrace, type Trace } from "./telemetry/trace.ts";

export { Room } from "./live/room.ts";

/** As `simple` of [[ratelimits]] in wrangler.toml says; a test compares the two. */
const ratePolicy = { limit: 12_000, periodSeconds: 60 };

/** Where the database is read by whoever publishes: a copy of it may lack what is to be published. */
const newest = "first-primary";

/**
 * Everything one invocation has to do with, made from the bindings: the only place that knows them.
 * A part is made when it is first asked for, since most requests are for a page that is in memory.
 */
class World implements Deps {
  readonly variables: Variables;
  readonly version: string;
  readonly trace = openTrace(now);
  readonly emit: (point: Point) => void;
  readonly clock = clock;
  readonly dice = dice;
  readonly seals = seals;
  readonly flights = flights;
  readonly pause = pause;
  readonly #env: Env;
  readonly #context: Later;
  readonly #bookmarkOf: () => string | undefined;
  #shards?: Shards;
  #store?: Store;
  #copies?: Copies;
  #report?: Reporter;

  constructor(env: Env, context: Later, bookmarkOf: () => string | undefined) {
    this.variables = readVariables(env);
    this.version = env.VERSION.id || "local";
    this.emit = openAnalytics(env.POINTS);
    this.#env = env;
    this.#context = context;
    this.#bookmarkOf = bookmarkOf;
  }

  get shards(): Shards {
    return (this.#shards ??= openShards(
      [this.#env.DB],
      withSlowQueries(this.trace.onCall, log),
      this.#bookmarkOf(),
    ));
  }

  get store(): Store {
    return (this.#store ??= openStore(this.shards));
  }

  get copies(): Copies {
    return (this.#copies ??= openCopies({
      cache: (nearest ??= caches.default),
      kv: this.#env.COPIES,
      origin: this.variables.ORIGIN,
      later: this.later,
      now,
      trace: this.trace,
    }));
  }

  get report(): Reporter {
    return (this.#report ??= openReporter({
      dsn: this.variables.SENTRY_DSN,
      release: this.version,
      later: (work) => this.#context.waitUntil(work),
    }));
  }

  readonly later = (work: Promise<unknown>): void => {
    this.#context.waitUntil(work.catch(this.report));
  };

  get queue(): Deps["queue"] {
    return {
      send: (job, options) =>
        this.trace.time("queue", async () => {
          await queueFor(job, this.#env).send(job, options);
        }),
    };
  }

  get rooms(): Deps["rooms"] {
    const { ROOMS } = this.#env;
    return {
      announce: (workspace, news) =>
        this.trace.time("room", async () => void (await ROOMS.getByName(workspace).announce(news))),
    };
  }

  get measure(): Deps["measure"] {
    return (measure) => {
      this.emit(pointOfMeasure(measure, this.version));
      log({ level: "info", ...measure });
    };
  }
}

/** Asked of the runtime once an isolate. */
let nearest: Cache | undefined;

const now = () => Date.now();
const clock = { now };
const pause = (milliseconds: number) => scheduler.wait(milliseconds);

function openScope(request: Request, context: Later, env: unknown): Scope {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the runtime hands in what wrangler.toml binds
  const bindings = env as Env;
  const bookmarkOf = () => request.headers.get("ordinal-bookmark") ?? undefined;
  const world = new World(bindings, context, bookmarkOf);
  const { version, trace, emit } = world;
  return {
    deps: world,
    version,
    rootKey: world.variables.ROOT_KEY,
    isWithinLimit: limiterOf(bindings, trace),
    ratePolicy,
    trace,
    emit: (point) => emit(pointOfRequest(point, version)),
    log,
    report: (error, about) => world.report(error, about),
    bookmarkOf: (workspace) => world.shards.bookmarkOf(workspace),
    keyMemory,
    enterRoom: (workspace, entering) =>
      trace.time("room", () => bindings.ROOMS.getByName(workspace).fetch(entering)),
  };
}

function queueFor({ kind }: QueuedJob, { JOBS, IMPORTS, STABILITY }: Env): Queue<QueuedJob> {
  return { publish: JOBS, import: IMPORTS, stability: STABILITY }[kind];
}

function limiterOf({ LIMITER: limiter }: Env, { time }: Pick<Trace, "time">) {
  return limiter === undefined
    ? async () => true
    : async (key: string) => (await time("limit", () => limiter.limit({ key }))).success;
}

const app = createApp(openScope);

export default {
  fetch: (request, env, context) => app.fetch(request, env, context),
  async queue(batch, env, context) {
    const world = new World(env, context, () => newest);
    await (batch.queue.endsWith("-dead") ? bury(batch, world) : consume(batch, world));
  },
  async scheduled({ cron }, env, context) {
    await runCron(cron, new World(env, context, () => newest));
  },
} satisfies ExportedHandler<Env, QueuedJob>;
