import { OpenAPIHono, type z } from "@hono/zod-openapi";
import { type Context, type MiddlewareHandler } from "hono";
import { Problem } from "../contract/problem.ts";
import { Failure } from "../core/failure.ts";
import { type Instant } from "../core/item/item.ts";
import { type Actor } from "../core/workspace.ts";
import { type Deps, type RequestKey, type RequestPoint, type TraceTotals } from "../deps.ts";
import { meaningOf, type ProblemStatus } from "./answer/problems.ts";
import { pathOf } from "./request/path.ts";
import { failureOf } from "./request/schema-faults.ts";

/** What one request brings; worker.ts opens it. Nothing of telemetry in here may change an answer. */
export type Scope = {
  readonly deps: Deps;
  /** What this Worker was built from. */
  readonly version: string;
  readonly rootKey: string | undefined;
  readonly isWithinLimit: (key: string) => Promise<boolean>;
  readonly ratePolicy: { readonly limit: number; readonly periodSeconds: number };
  readonly trace: Trace;
  /** What came of a request before it was routed, if anything did. */
  readonly before?: Before;
  readonly emit: (point: RequestPoint) => void;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  readonly report: (error: unknown, about: Readonly<Record<string, unknown>>) => void;
  /** How far a reader has to be to see what this request wrote. */
  readonly bookmarkOf: (workspace: string) => string | undefined;
  /** Opens a socket into the workspace's room. */
  readonly enterRoom: (workspace: string, request: Request) => Promise<Response>;
  /** Keys that this isolate has met. Whoever reads it looks at the age. */
  readonly keyMemory: {
    readonly read: (hash: string) => KeyEntry | undefined;
    readonly write: (hash: string, entry: KeyEntry) => void;
    /** The hash of a key that was let in: making it is the dearest part of a hit. */
    readonly hashOf: (token: string) => string | undefined;
    readonly keepHash: (token: string, hash: string) => void;
  };
};

/** A request that could not be answered without being routed after all. */
export type Before = {
  readonly startedAt: Instant;
  /** What was thrown; its route throws it again, once. */
  readonly failed?: { readonly error: unknown };
};

/** A key as it stood in the truth at an instant. */
export type KeyEntry = {
  readonly workspace: string;
  readonly id: string;
  readonly at: Instant;
};

/** What the request has cost so far. */
type Trace = {
  readonly totals: () => TraceTotals;
  /** The spans as a Server-Timing header, of a bounded length; empty when there are none. */
  readonly serverTiming: () => string;
};

/** What a route says of the copy it answered from, for the point of its request. */
export type Served = {
  readonly tier?: string;
  readonly model?: string;
  readonly generation?: number;
};

export type HttpEnv = {
  Variables: {
    scope: Scope;
    deps: Deps;
    requestId: string;
    /** Who asks; the root key acts in the workspace "root". */
    actor: Actor;
    isRoot: boolean;
    /** Set while a keyed POST runs: a flow that writes keeps its answer in the same batch. */
    requestKey?: RequestKey | undefined;
    served?: Served;
    /** The code of the problem that was answered. */
    code?: string;
  };
};

export type HttpContext = Context<HttpEnv>;
export type HttpMiddleware = MiddlewareHandler<HttpEnv>;

/**
 * A sub-app whose schema mismatches become the same kind of failure as any other. A route that
 * declares no query takes none: an unknown parameter is never ignored.
 */
export function router(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({
    getPath: pathOf,
    defaultHook: (result) => {
      if (!result.success) {
        throw failureOf(result.target, result.error);
      }
    },
  });
  const { openapi } = app;
  app.openapi = (route, handler, hook) => openapi(withoutStrayQuery(route), handler, hook);
  return app;
}

/** The entry of a response with a JSON body. */
export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/**
 * The entries of the problems a route may answer with. Their type leaves the content out: with it,
 * @hono/zod-openapi would no longer let a handler of ready bytes return a plain Response.
 */
export function problems<const S extends ProblemStatus>(...statuses: readonly S[]): Described<S>;
export function problems(...statuses: readonly ProblemStatus[]): Described<number> {
  return Object.fromEntries(statuses.map((status) => [status, problem(meaningOf(status))]));
}

type Described<S extends number> = { [status in S]: { readonly description: string } };

function problem(description: string) {
  return { description, content: { "application/problem+json": { schema: Problem } } };
}

type Route = Parameters<OpenAPIHono<HttpEnv>["openapi"]>[0];

function withoutStrayQuery<R extends Route>(route: R): R {
  return route.request?.query === undefined
    ? { ...route, middleware: [refuseQuery, ...[route.middleware ?? []].flat()] }
    : route;
}

async function refuseQuery(c: Context, next: () => Promise<void>): Promise<void> {
  const [parameter] = c.req.url.includes("?") ? Object.keys(c.req.query()) : [];
  if (parameter !== undefined) {
    const detail = `There is no parameter "${parameter}" here.`;
    throw new Failure("malformed", detail, { faults: [{ parameter, detail }] });
  }
  await next();
}
