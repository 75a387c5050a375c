import { type Context, type MiddlewareHandler } from "hono";
import { type Instant } from "../core/item/item.ts";
import { type Actor } from "../core/workspace.ts";
import {
  type Deps,
  type IdempotencyKey,
  type RequestMetric,
  type TraceTotals,
} from "../ports/deps.ts";
import { type RequestHeaders } from "./request/request-headers.ts";

/** What one request brings; worker.ts opens it. Nothing of telemetry in here may change an answer. */
export type RequestScope = {
  readonly deps: Deps;
  /** What this Worker was built from. */
  readonly version: string;
  readonly rootKey: string | undefined;
  readonly isWithinLimit: (key: string) => Promise<boolean>;
  readonly ratePolicy: { readonly limit: number; readonly periodSeconds: number };
  readonly trace: RequestTrace;
  readonly recordRequest: (point: RequestMetric) => void;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  readonly reportError: (error: unknown, about: Readonly<Record<string, unknown>>) => void;
  /** How far a reader has to be to see what this request wrote. */
  readonly readBookmark: (workspace: string) => string | undefined;
  /** Opens a socket into the workspace's room. */
  readonly openSocket: (workspace: string, request: Request) => Promise<Response>;
  /** Keys that this isolate has met. Whoever reads it looks at the age. */
  readonly keyCache: {
    readonly read: (hash: string) => CachedKey | undefined;
    readonly write: (hash: string, entry: CachedKey) => void;
    /** The hash of a key that was let in: making it is the dearest part of a hit. */
    readonly readHash: (token: string) => string | undefined;
    readonly writeHash: (token: string, hash: string) => void;
  };
};

/** A key as it stood in the truth at an instant. */
export type CachedKey = {
  readonly workspace: string;
  readonly id: string;
  readonly at: Instant;
};

/** What the request has cost so far. */
type RequestTrace = {
  readonly totals: () => TraceTotals;
  /** The spans as a Server-Timing header, of a bounded length; empty when there are none. */
  readonly serverTiming: () => string;
};

/** What a route says of the copy it answered from, for the point of its request. */
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
    /** Headers that middleware has collected for the response; see response/respond.ts. */
    responseHeaders: Record<string, string>;
    /** Whether `respond` has built the response, with the collected headers in it. */
    hasAllHeaders?: boolean;
    startedAt: Instant;
    requestId: string;
    /** Who asks; the root key acts in the workspace "root". */
    actor: Actor;
    isRoot: boolean;
    /** Set while a keyed POST runs: a flow that writes keeps its answer in the same batch. */
    idempotencyKey?: IdempotencyKey | undefined;
    source?: ResponseSource;
    /** The code of the problem that was answered. */
    problemCode?: string;
  };
};

export type HttpContext = Context<HttpEnv>;
export type HttpMiddleware = MiddlewareHandler<HttpEnv>;
