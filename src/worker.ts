import { keyCache } from "./cache/api-keys.ts";
import { failedAddressCache } from "./cache/failed-addresses.ts";
import { leaseCache } from "./cache/quota-leases.ts";
import { type QueuedJob } from "./contract/queued-job.ts";
import { requireValidVariables } from "./core/failure.ts";
import { runCron } from "./cron/schedule.ts";
import { type Env, readVariables } from "./env.ts";
import { createApp, type WaitUntilContext } from "./http/app.ts";
import { type RequestScope } from "./http/context.ts";
import { addSocketRequest } from "./live/subscription.ts";
import { CloudflareDeps, type Resources } from "./platform/cloudflare/deps.ts";
import { openQuotaCoordinator } from "./platform/cloudflare/quotas.ts";
import { formatVariableFault, type VariableFault, type Variables } from "./platform/variables.ts";
import { consume, consumeDeadLetters } from "./queue/consume.ts";
import { log } from "./telemetry/log.ts";
import { buildRequestPoint } from "./telemetry/points.ts";
import { type Trace } from "./telemetry/trace.ts";

export { Quotas } from "./live/quotas.ts";
export { Room } from "./live/room.ts";

/** Maps bindings to resources. No other code of src reads a binding by its name. */
function toResources(env: Env, { origin, sentryDsn, rootKeys }: Variables): Resources {
  return {
    databases: [env.DB],
    kv: env.CACHE,
    queues: {
      publish: env.JOBS,
      broadcast: env.JOBS,
      import: env.IMPORTS,
      revert: env.IMPORTS,
      restore: env.IMPORTS,
      erasure: env.IMPORTS,
      stability: env.STABILITY,
      // Thinning and purges have as much time as an analysis, and must not delay a publish.
      thin: env.STABILITY,
      purge: env.STABILITY,
    },
    dataset: env.POINTS,
    rooms: env.ROOMS,
    version: env.VERSION.id || "local",
    origin,
    sentryDsn,
    rootKeys,
    findDiskFault: openDiskFault(env),
  };
}

/** Opens the report of the local disk. Returns undefined on Cloudflare, which has no such service. */
function openDiskFault({ DISK_FAULT: service }: Env): Resources["findDiskFault"] {
  return service === undefined ? undefined : () => fetchDiskFault(service);
}

async function fetchDiskFault(service: Fetcher): Promise<"full" | "read-only" | undefined> {
  const response = await service.fetch("http://disk-fault/");
  const fault = await response.text();
  return fault === "full" || fault === "read-only" ? fault : undefined;
}

function openScope(request: Request, context: WaitUntilContext, env: unknown): RequestScope {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the runtime passes the bindings of wrangler.toml
  const bindings = env as Env;
  const { variables, faults } = readVariables(bindings, logFault);
  const resources = toResources(bindings, variables);
  const { version } = resources;
  const deps = new CloudflareDeps(resources, {
    waitUntil: (work) => context.waitUntil(work),
    readConstraint: () => request.headers.get("ordinal-bookmark") ?? undefined,
  });
  const { trace, writePoint } = deps;
  return {
    deps,
    version,
    rootKeys: variables.rootKeys,
    invalidVariables: faults.map(({ name }) => name),
    publicOrigin: variables.publicOrigin,
    quotas: {
      policy: variables.quotas,
      coordinator: openQuotaCoordinator(bindings.QUOTAS, deps),
      leases: leaseCache,
    },
    failedAddresses: { cache: failedAddressCache, isWithinLimit: openLimiter(bindings, trace) },
    trace,
    recordRequest: (metric) => writePoint(buildRequestPoint(metric, version)),
    log,
    reportError: (error, about) => deps.reportError(error, about),
    readBookmark: (workspace) => deps.shards.readBookmark(workspace),
    keyCache,
    fetchDashboard: () => bindings.ASSETS.fetch(new URL("/app/", request.url)),
    socketLimits: variables.sockets,
    openSocket: (upgrade, workspace, subscription) =>
      trace.time("room", () => {
        const socketRequest = { ...subscription, limits: variables.sockets };
        return bindings.ROOMS.getByName(workspace).fetch(addSocketRequest(upgrade, socketRequest));
      }),
  };
}

/** Opens the limiter of failed authentications. Without the binding, only isolates count them. */
function openLimiter({ LIMITER: limiter }: Env, { time }: Pick<Trace, "time">) {
  return limiter === undefined
    ? async () => true
    : async (key: string) => (await time("limit", () => limiter.limit({ key }))).success;
}

/**
 * Opens Deps that read the primary database: a replica may lack the rows that a job needs. Throws if
 * a variable is invalid.
 */
function openBackgroundDeps(env: Env, context: WaitUntilContext): CloudflareDeps {
  const { variables, faults } = readVariables(env, logFault);
  requireValidVariables(faults.map(({ name }) => name));
  return new CloudflareDeps(toResources(env, variables), {
    waitUntil: (work) => context.waitUntil(work),
    readConstraint: () => "first-primary",
  });
}

function logFault(fault: VariableFault): void {
  log({ level: "error", why: "invalid configuration", detail: formatVariableFault(fault) });
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
