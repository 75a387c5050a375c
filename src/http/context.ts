import { type Context, type MiddlewareHandler } from "hono";
import { type Actor } from "../core/access.ts";
import { type CachedKey } from "../core/api-key.ts";
import { type Instant } from "../core/item/item.ts";
import { type FailureCount } from "../core/quota/failure-count.ts";
import { type Lease } from "../core/quota/lease.ts";
import { type QuotaPolicy } from "../core/quota/quota.ts";
import {
  type Deps,
  type IdempotencyClaim,
  type RequestMetric,
  type SocketLimits,
  type SocketOwner,
  type Subscription,
  type TraceTotals,
} from "../ports/deps.ts";
import { type QuotaCoordinator } from "../ports/quotas.ts";
import { type RequestHeaders } from "./request/request-headers.ts";

/**
 * The dependencies of one request, opened by worker.ts. Telemetry in it never changes a response.
 */
export type RequestScope = {
  readonly deps: Deps;
  /** The version of the deployed Worker. */
  readonly version: string;
  /** The root keys, the current one first; empty if none is configured. */
  readonly rootKeys: readonly string[];
  /** The names of invalid variables. If there are any, the Worker rejects every request. */
  readonly invalidVariables: readonly string[];
  /** The origin of the API for browsers; undefined if it is the origin of each request. */
  readonly publicOrigin: string | undefined;
  readonly quotas: {
    readonly policy: QuotaPolicy;
    readonly coordinator: QuotaCoordinator;
    /** The leases of this isolate, by key and window. */
    readonly leases: {
      readonly read: (key: string, start: Instant) => Lease | undefined;
      readonly write: (key: string, lease: Lease) => void;
    };
  };
  /** The failed authentications of client addresses. */
  readonly failedAddresses: {
    /** The counts of this isolate. */
    readonly cache: {
      readonly read: (address: string) => FailureCount | undefined;
      readonly write: (address: string, count: FailureCount) => void;
    };
    /** Counts a failure in this location. Returns false above the limit. */
    readonly isWithinLimit: (address: string) => Promise<boolean>;
  };
  readonly trace: RequestTrace;
  readonly recordRequest: (point: RequestMetric) => void;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  readonly reportError: (error: unknown, about: Readonly<Record<string, unknown>>) => void;
  /** Returns the D1 bookmark with which a client reads its own writes. */
  readonly readBookmark: (workspace: string) => string | undefined;
  /** Returns the page of the dashboard, which is a static file. */
  readonly fetchDashboard: () => Promise<Response>;
  /** Opens a WebSocket to the workspace's room, which closes it when the key or session expires. */
  readonly openSocket: (
    upgrade: Request,
    workspace: string,
    request: { readonly owner: SocketOwner; readonly subscription: Subscription },
  ) => Promise<Response>;
  /** The limits of sockets, for the texts of problems. */
  readonly socketLimits: SocketLimits;
  /** The keys that this isolate has cached. The reader checks the age of an entry. */
  readonly keyCache: {
    readonly read: (hash: string) => CachedKey | undefined;
    readonly write: (hash: string, entry: CachedKey) => void;
    /** Returns the instant of the last lookup that found no key with this hash. */
    readonly readAbsence: (hash: string) => Instant | undefined;
    readonly writeAbsence: (hash: string, at: Instant) => void;
    /** Returns the cached hash of an accepted key: hashing is the most expensive part of a hit. */
    readonly readHash: (token: string) => string | undefined;
    readonly writeHash: (token: string, hash: string) => void;
  };
};

/** The cost of the request so far. */
type RequestTrace = {
  readonly totals: () => TraceTotals;
  /** Formats the spans as a Server-Timing header of limited length; empty without spans. */
  readonly serverTiming: () => string;
};

/** The cache entry that a route responded from, for the request's data point. */
export type ResponseSource = {
  readonly tier?: string;
  readonly model?: string;
  readonly generation?: number;
};

export type HttpEnv = {
  Variables: {
    scope: RequestScope;
    deps: Deps;
    /** The request headers that middleware and hot routes use, read once. */
    requestHeaders: RequestHeaders;
    /** Headers that middleware collects for the response; see response/respond.ts. */
    responseHeaders: Record<string, string>;
    /** Whether `respond` has built the response, with the collected headers in it. */
    hasAllHeaders?: boolean;
    startedAt: Instant;
    requestId: string;
    /** The authenticated caller. */
    actor: Actor;
    /** The owner of a socket that the request opens, and the session of the request. */
    socketOwner: SocketOwner;
    /** The secret that authenticated the request. */
    token: string;
    /** Whether the response contains a key; see response/stored-body.ts. */
    hasSecretResponse?: boolean;
    /**
     * Set while a POST with an Idempotency-Key runs: the flow stores the response with its write.
     */
    idempotencyKey?: IdempotencyClaim | undefined;
    /** The body of the response that the flow stores with its write, before its encryption. */
    builtBody?: string;
    source?: ResponseSource;
    /** The seconds after which a rate-limited request may succeed. */
    retryAfterSeconds?: number;
    /** The code of the problem in the response. */
    problemCode?: string;
  };
};

export type HttpContext = Context<HttpEnv>;
export type HttpMiddleware = MiddlewareHandler<HttpEnv>;
