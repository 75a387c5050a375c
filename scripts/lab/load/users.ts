import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { createRandom } from "../bench/seeded-random.ts";
import { drawOperation, type LoadContext, type Mix, type Operation } from "./operations.ts";

/** One request of a user. */
export type Sample = {
  readonly name: string;
  readonly kind: Operation["kind"];
  readonly ms: number;
  /** 0 if there was no response. */
  readonly status: number;
  /**
   * The tier that answered: memory, cache-api, client or origin; "" if the response is not
   * cacheable.
   */
  readonly tier: string;
};

export type Crowd = {
  readonly url: string;
  readonly key: string;
  readonly context: LoadContext;
  readonly mix: Mix;
  readonly users: number;
  /** The mean of an exponential distribution; 0 disables pauses. */
  readonly thinkMs: number;
  /** The instant of `performance.now()` after which no request starts. */
  readonly end: number;
  /** The maximum number of requests of all users together. */
  readonly requestsMax: number;
};

/** Concurrent connections. Further users wait for a connection, and this wait counts. */
const connectionsMax = 256;

const timeouts = { headersTimeout: 60_000, bodyTimeout: 60_000 } as const;

/** Simulates users until the time or the requests are used up. */
export async function simulateUsers(crowd: Crowd): Promise<Sample[]> {
  const connections = Math.min(crowd.users, connectionsMax);
  const pool = new Pool(crowd.url, { connections, pipelining: 1, ...timeouts });
  const samples: Sample[] = [];
  const budget = { left: crowd.requestsMax };
  try {
    const users = Array.from({ length: crowd.users }, (_, seed) =>
      simulateUser(crowd, { pool, samples, budget, seed }),
    );
    await Promise.all(users);
    return samples;
  } finally {
    await pool.destroy();
  }
}

type User = {
  readonly pool: Pool;
  readonly samples: Sample[];
  readonly budget: { left: number };
  readonly seed: number;
};

/** Simulates one user, who pauses before each request. The first pause spreads the users out. */
async function simulateUser(crowd: Crowd, { pool, samples, budget, seed }: User): Promise<void> {
  const random = createRandom(seed + 1);
  for (;;) {
    const pauseMs = -Math.log(1 - random.next()) * crowd.thinkMs;
    if (performance.now() + pauseMs >= crowd.end || budget.left <= 0) {
      return;
    }
    if (pauseMs > 0) {
      // oxlint-disable-next-line no-await-in-loop -- a user sends one request after another
      await sleep(pauseMs);
    }
    budget.left -= 1;
    // oxlint-disable-next-line no-await-in-loop -- a user sends one request after another
    samples.push(await sendRequest(crowd, pool, drawOperation(crowd.mix, random), random));
  }
}

async function sendRequest(
  { key, context }: Crowd,
  pool: Pool,
  ...[operation, random]: [Operation, ReturnType<typeof createRandom>]
): Promise<Sample> {
  const { method = "GET", path, body, type } = operation.buildRequest(context, random);
  const etagSent = method === "GET" ? context.etags.get(path) : undefined;
  const headers = {
    authorization: `Bearer ${key}`,
    ...(type !== undefined && { "content-type": type }),
    ...(etagSent !== undefined && random.isOneIn(2) && { "if-none-match": etagSent }),
  };
  const { name, kind } = operation;
  const start = performance.now();
  try {
    const response = await pool.request({ method, path, body: body ?? null, headers });
    await response.body.dump({ limit: 64 * 2 ** 20 });
    const { etag } = response.headers;
    if (method === "GET" && typeof etag === "string") {
      context.etags.set(path, etag);
    }
    const ms = performance.now() - start;
    const status = response.statusCode;
    return { name, kind, ms, status, tier: parseTier(status, response.headers["cache-status"]) };
  } catch {
    return { name, kind, ms: performance.now() - start, status: 0, tier: "" };
  }
}

/**
 * Reads the tier from Cache-Status. The client itself answers a 304; computed responses have no
 * tier.
 */
function parseTier(status: number, cacheStatus: string | string[] | undefined): string {
  if (status === 304) {
    return "client";
  }
  const [, tier] = /hit; detail=([\w-]+)/.exec(String(cacheStatus ?? "")) ?? [];
  return tier ?? (/fwd=miss/.test(String(cacheStatus)) ? "origin" : "");
}
