import { createHash } from "node:crypto";
import { Failure } from "../../src/core/failure.ts";
import {
  type HttpContext,
  type HttpMiddleware,
  type CachedKey,
  type RequestScope,
} from "../../src/http/context.ts";
import { observeRequest } from "../../src/http/observe-request.ts";
import { notFoundHandler, onError } from "../../src/http/response/problem.ts";
import { router } from "../../src/http/router.ts";
import {
  type Deps,
  type IdempotentResponse,
  type IdempotencyKey,
  type RequestMetric,
} from "../../src/ports/deps.ts";

type Line = Readonly<Record<string, unknown>>;
type Told = { readonly error: unknown; readonly about: Line };

/** What the world has seen and may be told to do; tests read it and write to it. */
export type World = {
  now: number;
  isWithinLimit: boolean;
  /** The database does not answer. */
  isAway: boolean;
  readonly asked: string[];
  readonly keys: Map<string, { id: string; workspace: string; name: string; isRevoked: boolean }>;
  readonly remembered: Map<string, CachedKey>;
  readonly hashes: Map<string, string>;
  keyReads: number;
  readonly claims: Map<string, { request: string; response: IdempotentResponse | undefined }>;
  readonly points: RequestMetric[];
  readonly lines: Line[];
  readonly reports: Told[];
  scope: RequestScope;
};

const rootKey = "the root key of the tests";

export const digest = (text: Uint8Array | string) =>
  createHash("sha256").update(text).digest("hex");

/** A world in memory; `changes` replaces parts of the scope. */
export function openWorld(changes: Partial<RequestScope> = {}): World {
  const world: Omit<World, "scope"> = {
    now: 1_000_000,
    isWithinLimit: true,
    isAway: false,
    asked: [],
    keys: new Map(),
    remembered: new Map(),
    hashes: new Map(),
    keyReads: 0,
    claims: new Map(),
    points: [],
    lines: [],
    reports: [],
  };
  const scope: RequestScope = {
    deps: depsOf(world),
    version: "v1",
    rootKey,
    isWithinLimit: async (key) => {
      world.asked.push(key);
      return world.isWithinLimit;
    },
    ratePolicy: { limit: 100, periodSeconds: 60 },
    trace: {
      totals: () => ({ statements: 2, rowsRead: 3, rowsWritten: 4, databaseMs: 5 }),
      serverTiming: () => 'd1;dur=5;desc="2x"',
    },
    recordRequest: (point) => void world.points.push(point),
    log: (line) => void world.lines.push(line),
    reportError: (error, about) => void world.reports.push({ error, about }),
    readBookmark: () => undefined,
    openSocket: async () => new Response("entered"),
    keyCache: {
      read: (hash) => world.remembered.get(hash),
      write: (hash, entry) => void world.remembered.set(hash, entry),
      readHash: (token) => world.hashes.get(token),
      writeHash: (token, hash) => void world.hashes.set(token, hash),
    },
    ...changes,
  };
  return Object.assign(world, { scope });
}

function depsOf(world: Omit<World, "scope">): Deps {
  // The edge asks a flow for the rest, and there is none here.
  return Object.assign(Object.create(null), {
    clock: { now: () => world.now },
    random: { secret: () => "0123456789abcdef".repeat(4) },
    crypto: { sha256: async (text: Uint8Array | string) => digest(text) },
    reportError: (error: unknown) => void world.reports.push({ error, about: {} }),
    store: {
      apiKeys: {
        readByHash: async (hash: string) => {
          world.keyReads += 1;
          if (world.isAway) {
            throw new Failure("unavailable", "The database is away for a moment.");
          }
          return world.keys.get(hash);
        },
      },
      idempotency: {
        claim: async (key: IdempotencyKey, request: string) => {
          const held = world.claims.get(nameOf(key));
          if (held === undefined) {
            world.claims.set(nameOf(key), { request, response: undefined });
          }
          return held;
        },
        complete: async (response: IdempotentResponse) => {
          const held = world.claims.get(nameOf(response));
          world.claims.set(nameOf(response), { request: held?.request ?? "", response });
        },
        release: async (key: IdempotencyKey) => void world.claims.delete(nameOf(key)),
      },
    },
  });
}

const nameOf = ({ scope, route, key }: IdempotencyKey) => `${scope} ${route} ${key}`;

/** An app with the edge's own furniture around the routes that a test adds. */
export function openApp(world: World) {
  const app = router();
  app.onError(onError);
  app.notFound(notFoundHandler(app));
  app.use(async (c, next) => {
    c.set("scope", world.scope);
    c.set("deps", world.scope.deps);
    await next();
  });
  app.use(observeRequest);
  return app;
}

/** The app, with one POST at /echo behind `middlewares`, which gives the body back. */
export function openEcho(world: World, ...middlewares: readonly HttpMiddleware[]) {
  const app = openApp(world);
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
