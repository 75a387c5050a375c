import { keyCache } from "./cache/api-keys.ts";
import { type QueuedJob } from "./contract/queued-job.ts";
import { runCron } from "./cron/schedule.ts";
import { type Env, readVariables } from "./env.ts";
import { createApp, type WaitUntilContext } from "./http/app.ts";
import { type RequestScope } from "./http/context.ts";
import { CloudflareDeps, type Resources } from "./platform/cloudflare/deps.ts";
import { consume, consumeDeadLetters } from "./queue/consume.ts";
import { log } from "./telemetry/log.ts";
import { buildRequestPoint } from "./telemetry/points.ts";
import { type Trace } from "./telemetry/trace.ts";

export { Room } from "./live/room.ts";

/** Equals `simple` of [[ratelimits]] in wrangler.toml; a test compares the two. */
const ratePolicy = { limit: 12_000, periodSeconds: 60 };

/** Maps bindings to resources. No other code of src reads a binding by its name. */
function toResources(env: Env): Resources {
  const { ORIGIN, SENTRY_DSN } = readVariables(env);
  return {
    databases: [env.DB],
    kv: env.CACHE,
    queues: {
      publish: env.JOBS,
      import: env.IMPORTS,
      revert: env.IMPORTS,
      restore: env.IMPORTS,
      stability: env.STABILITY,
      // Thinning has as much time as an analysis, and must not delay a publish.
      thin: env.STABILITY,
    },
    dataset: env.POINTS,
    rooms: env.ROOMS,
    version: env.VERSION.id || "local",
    origin: ORIGIN,
    sentryDsn: SENTRY_DSN,
  };
}

function openScope(request: Request, context: WaitUntilContext, env: unknown): RequestScope {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the runtime passes the bindings of wrangler.toml
  const bindings = env as Env;
  const resources = toResources(bindings);
  const { version } = resources;
  const deps = new CloudflareDeps(resources, {
    waitUntil: (work) => context.waitUntil(work),
    readConstraint: () => request.headers.get("ordinal-bookmark") ?? undefined,
  });
  const { trace, writePoint } = deps;
  return {
    deps,
    version,
    rootKey: bindings.ROOT_KEY,
    isWithinLimit: openRateLimiter(bindings, trace),
    ratePolicy,
    trace,
    recordRequest: (metric) => writePoint(buildRequestPoint(metric, version)),
    log,
    reportError: (error, about) => deps.reportError(error, about),
    readBookmark: (workspace) => deps.shards.readBookmark(workspace),
    keyCache,
    openSocket: (workspace, upgrade) =>
      trace.time("room", () => bindings.ROOMS.getByName(workspace).fetch(upgrade)),
  };
}

function openRateLimiter({ LIMITER: limiter }: Env, { time }: Pick<Trace, "time">) {
  return limiter === undefined
    ? async () => true
    : async (key: string) => (await time("limit", () => limiter.limit({ key }))).success;
}

/** Opens Deps that read the primary database: a replica may lack the rows that a job needs. */
function openBackgroundDeps(env: Env, context: WaitUntilContext): CloudflareDeps {
  return new CloudflareDeps(toResources(env), {
    waitUntil: (work) => context.waitUntil(work),
    readConstraint: () => "first-primary",
  });
}

const app = createApp(openScope);

export default {
  fetch: (request, env, context) => app.fetch(request, env, context),
  async queue(batch, env, context) {
    const deps = openBackgroundDeps(env, context);
    await (batch.queue.endsWith("-dead") ? consumeDeadLetters(batch, deps) : consume(batch, deps));
  },
  async scheduled({ cron }, env, context) {
    await runCron(cron, openBackgroundDeps(env, context));
  },
} satisfies ExportedHandler<Env, QueuedJob>;
