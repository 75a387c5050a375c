import { createHash } from "node:crypto";
import { type CachedKey } from "../../src/core/api-key.ts";
import { Failure } from "../../src/core/failure.ts";
import { type FailureCount } from "../../src/core/quota/failure-count.ts";
import { type Lease } from "../../src/core/quota/lease.ts";
import { type QuotaPolicy, type UnitRequest } from "../../src/core/quota/quota.ts";
import {
  type HttpContext,
  type HttpMiddleware,
  type RequestScope,
} from "../../src/http/context.ts";
import { observeRequest } from "../../src/http/observe-request.ts";
import { notFoundHandler, onError } from "../../src/http/response/problem.ts";
import { router } from "../../src/http/router.ts";
import { type Deps, type RequestMetric } from "../../src/ports/deps.ts";
import { openFakeQuotas } from "./fake-quotas.ts";
import { openUnitEnvironment, unitRootKeys, type UnitEnvironment } from "./unit.ts";

type LogLine = Readonly<Record<string, unknown>>;
type Report = { readonly error: unknown; readonly about: LogLine };

/** The unit environment with the scope of one request, and a record of the calls to it. */
export type HttpEnvironment = UnitEnvironment & {
  readonly scope: RequestScope;
  /** The quotas of the next request. */
  quotaPolicy: QuotaPolicy;
  /** Whether the coordinator of quotas is unavailable. */
  isCoordinatorDown: boolean;
  /** Whether the location has seen few failed authentications of every address. */
  isWithinLimit: boolean;
  /** Whether every key lookup fails. */
  isDatabaseDown: boolean;
  /** The requests to the coordinator of quotas. */
  readonly unitRequests: UnitRequest[];
  readonly leases: Map<string, Lease>;
  readonly failures: Map<string, FailureCount>;
  /** The number of key lookups in the store. */
  keyReads: number;
  readonly cachedKeys: Map<string, CachedKey>;
  readonly absences: Map<string, number>;
  readonly keyHashes: Map<string, string>;
  readonly points: RequestMetric[];
  readonly lines: LogLine[];
  readonly reports: Report[];
};

export const sha256 = (text: Uint8Array | string) =>
  createHash("sha256").update(text).digest("hex");

/** Opens a unit environment with a scope. `changes` replaces members of the scope. */
export function openHttpEnvironment(changes: Partial<RequestScope> = {}): HttpEnvironment {
  const records = {
    quotaPolicy: { key: 12_000, workspace: 60_000 },
    isCoordinatorDown: false,
    isWithinLimit: true,
    isDatabaseDown: false,
    unitRequests: [] as UnitRequest[],
    leases: new Map<string, Lease>(),
    failures: new Map<string, FailureCount>(),
    keyReads: 0,
    cachedKeys: new Map<string, CachedKey>(),
    absences: new Map<string, number>(),
    keyHashes: new Map<string, string>(),
    points: [] as RequestMetric[],
    lines: [] as LogLine[],
    reports: [] as Report[],
  };
  const unit = Object.assign(openUnitEnvironment(), records);
  const scope: RequestScope = {
    deps: openDeps(unit),
    version: "v1",
    rootKeys: unitRootKeys,
    invalidVariables: [],
    publicOrigin: undefined,
    socketLimits: { perKey: 5, perWorkspace: 1_000, idleMs: 300_000 },
    quotas: openQuotas(unit),
    failedAddresses: {
      cache: {
        read: (address) => unit.failures.get(address),
        write: (address, count) => void unit.failures.set(address, count),
      },
      isWithinLimit: async () => unit.isWithinLimit,
    },
    trace: {
      totals: () => ({ statements: 2, rowsRead: 3, rowsWritten: 4, databaseMs: 5 }),
      serverTiming: () => 'd1;dur=5;desc="2x"',
    },
    recordRequest: (point) => void unit.points.push(point),
    log: (line) => void unit.lines.push(line),
    reportError: (error, about) => void unit.reports.push({ error, about }),
    readBookmark: () => undefined,
    fetchDashboard: async () => new Response("the dashboard"),
    openSocket: async () => new Response("open"),
    keyCache: {
      read: (hash) => unit.cachedKeys.get(hash),
      write: (hash, entry) => void unit.cachedKeys.set(hash, entry),
      readAbsence: (hash) => unit.absences.get(hash),
      writeAbsence: (hash, at) => void unit.absences.set(hash, at),
      readHash: (token) => unit.keyHashes.get(token),
      writeHash: (token, hash) => void unit.keyHashes.set(token, hash),
    },
    ...changes,
  };
  return Object.assign(unit, { scope });
}

/** Returns the quotas with a record of the requests to the coordinator. */
function openQuotas(unit: Omit<HttpEnvironment, "scope">): RequestScope["quotas"] {
  const coordinator = openFakeQuotas();
  return {
    get policy() {
      return unit.quotaPolicy;
    },
    coordinator: {
      grant: async (workspace, request, policy) => {
        unit.unitRequests.push(request);
        return unit.isCoordinatorDown ? undefined : coordinator.grant(workspace, request, policy);
      },
    },
    leases: {
      read: (key, start) => unit.leases.get(`${key}/${start}`),
      write: (key, lease) => void unit.leases.set(`${key}/${lease.start}`, lease),
    },
  };
}

/** Returns the fakes with a fixed secret. Key lookups are counted, and fail on demand. */
function openDeps(unit: Omit<HttpEnvironment, "scope">): Deps {
  const { store, random } = unit.deps;
  const apiKeys: Deps["store"]["apiKeys"] = {
    ...store.apiKeys,
    readByHash: async (hash) => {
      unit.keyReads += 1;
      if (unit.isDatabaseDown) {
        throw new Failure("unavailable", "The database is unavailable.");
      }
      return store.apiKeys.readByHash(hash);
    },
  };
  return {
    ...unit.deps,
    store: { ...store, apiKeys },
    random: { ...random, secret: () => "0123456789abcdef".repeat(4) },
    reportError: (error) => void unit.reports.push({ error, about: {} }),
  };
}

/** Builds an app with the middleware of every route, to which a test adds its own routes. */
export function openApp(environment: HttpEnvironment) {
  const app = router();
  app.onError(onError);
  app.notFound(notFoundHandler(app));
  app.use(async (c, next) => {
    c.set("scope", environment.scope);
    c.set("deps", environment.scope.deps);
    await next();
  });
  app.use(observeRequest);
  return app;
}

/** Builds an app with one route, /echo behind `middlewares`, which returns the request's body. */
export function openEchoApp(
  environment: HttpEnvironment,
  ...middlewares: readonly HttpMiddleware[]
) {
  const app = openApp(environment);
  for (const middleware of middlewares) {
    app.use("/echo", middleware);
  }
  app.all("/echo", async (c: HttpContext) => c.text(await c.req.text()));
  return app;
}

export const sendJson = (body: RequestInit["body"], headers: Record<string, string> = {}) => ({
  method: "POST",
  body: body ?? null,
  headers: { "content-type": "application/json", ...headers },
});
