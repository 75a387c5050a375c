import { openCopies } from "./cache/copies.ts";
import { keyMemory } from "./cache/keys.ts";
import { type Far } from "./cache/tiers/far.ts";
import { flights } from "./cache/tiers/flights.ts";
import { type QueuedJob } from "./contract/jobs.ts";
import { runCron } from "./cron/schedule.ts";
import { type Deps } from "./deps.ts";
import { dice } from "./dice.ts";
import { type Env, readVariables } from "./env.ts";
import { createApp, type Later } from "./http/app.ts";
import { type Scope } from "./http/router.ts";
import { bury, consume } from "./queue/consume.ts";
import { seals } from "./seals.ts";
import { openShards } from "./store/shards.ts";
import { openStore } from "./store/store.ts";
import { openAnalytics } from "./telemetry/analytics.ts";
import { log } from "./telemetry/log.ts";
import { pointOfMeasure, pointOfRequest } from "./telemetry/points.ts";
import { openReporter } from "./telemetry/reporter.ts";
import { openTrace, type Trace } from "./telemetry/trace.ts";

export { Room } from "./live/room.ts";

/** As `simple` of [[ratelimits]] in wrangler.toml says; a test compares the two. */
const ratePolicy = { limit: 12_000, periodSeconds: 60 };

/** Where the database is read by whoever publishes: a copy of it may lack what is to be published. */
const newest = "first-primary";

/** Everything one invocation has to do with, made from the bindings: the only place that knows them. */
function openWorld(env: Env, context: Later, bookmark?: string) {
  const variables = readVariables(env);
  const version = env.VERSION.id || "local";
  const trace = openTrace(() => Date.now());
  const emit = openAnalytics(env.POINTS);
  const later = (work: Promise<unknown>) => context.waitUntil(work.catch(report));
  const report = openReporter({
    dsn: variables.SENTRY_DSN,
    release: version,
    later: (work) => context.waitUntil(work),
  });
  const far: Far = {
    cache: caches.default,
    kv: env.COPIES,
    origin: variables.ORIGIN,
    later,
    now: () => Date.now(),
    trace,
  };
  const shards = once(() => openShards([env.DB], trace.onCall, bookmark));
  const store = once(() => openStore(shards()));
  const deps: Deps = {
    get store() {
      return store();
    },
    copies: openCopies(far),
    flights,
    queue: {
      send: (job, options) =>
        trace.time("queue", async () => {
          await queueFor(job, env).send(job, options);
        }),
    },
    rooms: {
      announce: (workspace, news) =>
        trace.time("room", async () => void (await env.ROOMS.getByName(workspace).announce(news))),
    },
    clock: { now: () => Date.now() },
    dice,
    seals,
    later,
    pause: (milliseconds) => scheduler.wait(milliseconds),
    measure: (measure) => {
      emit(pointOfMeasure(measure, version));
      log({ level: "info", ...measure });
    },
    report,
  };
  return { deps, variables, version, trace, emit, report, shards };
}

function openScope(request: Request, context: Later, env: unknown): Scope {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the runtime hands in what wrangler.toml binds
  const bindings = env as Env;
  const bookmark = request.headers.get("ordinal-bookmark") ?? undefined;
  const { deps, variables, version, trace, emit, report, shards } = openWorld(
    bindings,
    context,
    bookmark,
  );
  return {
    deps,
    version,
    rootKey: variables.ROOT_KEY,
    isWithinLimit: limiterOf(bindings, trace),
    ratePolicy,
    trace,
    emit: (point) => emit(pointOfRequest(point, version)),
    log,
    report,
    bookmarkOf: (workspace) => shards().bookmarkOf(workspace),
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

/** A request that is answered from memory opens no database. */
function once<T>(open: () => T): () => T {
  let opened: T | undefined;
  return () => (opened ??= open());
}

const app = createApp(openScope);

export default {
  fetch: (request, env, context) => app.fetch(request, env, context),
  async queue(batch, env, context) {
    const { deps } = openWorld(env, context, newest);
    await (batch.queue.endsWith("-dead") ? bury(batch, deps) : consume(batch, deps));
  },
  async scheduled({ cron }, env, context) {
    await runCron(cron, openWorld(env, context, newest).deps);
  },
} satisfies ExportedHandler<Env, QueuedJob>;
