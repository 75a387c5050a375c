import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { diceOf } from "../bench/seeded-random.ts";
import { drawn, type Known, type Mix, type Operation } from "./operations.ts";

/** One request as a user lived it. */
export type Sample = {
  readonly name: string;
  readonly kind: Operation["kind"];
  readonly ms: number;
  /** 0 where there was no answer. */
  readonly status: number;
  /** Which copy answered: memory, cache-api, client, origin; "" where none could have. */
  readonly tier: string;
};

export type Crowd = {
  readonly url: string;
  readonly key: string;
  readonly known: Known;
  readonly mix: Mix;
  readonly users: number;
  /** The mean of an exponential distribution; 0 never pauses. */
  readonly thinkMs: number;
  /** Nobody begins anything after it; instants of `performance.now()`. */
  readonly end: number;
  /** Nobody begins more than this, all together. */
  readonly requestsMax: number;
};

/** Connections at once; users beyond it wait for one, and the wait is a part of what they live. */
const connectionsMax = 256;

const patience = { headersTimeout: 60_000, bodyTimeout: 60_000 } as const;

/** Lets a crowd loose on a Worker until its time or its requests are over. */
export async function live(crowd: Crowd): Promise<Sample[]> {
  const connections = Math.min(crowd.users, connectionsMax);
  const pool = new Pool(crowd.url, { connections, pipelining: 1, ...patience });
  const samples: Sample[] = [];
  const budget = { left: crowd.requestsMax };
  try {
    const users = Array.from({ length: crowd.users }, (_, seed) =>
      liveAs(crowd, { pool, samples, budget, seed }),
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

/** One user: thinks, asks, and thinks again. The first pause spreads the crowd out. */
async function liveAs(crowd: Crowd, { pool, samples, budget, seed }: User): Promise<void> {
  const dice = diceOf(seed + 1);
  for (;;) {
    const pauseMs = -Math.log(1 - dice.next()) * crowd.thinkMs;
    if (performance.now() + pauseMs >= crowd.end || budget.left <= 0) {
      return;
    }
    if (pauseMs > 0) {
      // oxlint-disable-next-line no-await-in-loop -- a user does one thing after another
      await sleep(pauseMs);
    }
    budget.left -= 1;
    // oxlint-disable-next-line no-await-in-loop -- see above
    samples.push(await ask(crowd, pool, drawn(crowd.mix, dice), dice));
  }
}

async function ask(
  { key, known }: Crowd,
  pool: Pool,
  ...[operation, dice]: [Operation, ReturnType<typeof diceOf>]
): Promise<Sample> {
  const { method = "GET", path, body, type } = operation.ask(known, dice);
  const held = method === "GET" ? known.etags.get(path) : undefined;
  const headers = {
    authorization: `Bearer ${key}`,
    ...(type !== undefined && { "content-type": type }),
    ...(held !== undefined && dice.isOneIn(2) && { "if-none-match": held }),
  };
  const { name, kind } = operation;
  const start = performance.now();
  try {
    const answer = await pool.request({ method, path, body: body ?? null, headers });
    await answer.body.dump({ limit: 64 * 2 ** 20 });
    const { etag } = answer.headers;
    if (method === "GET" && typeof etag === "string") {
      known.etags.set(path, etag);
    }
    const ms = performance.now() - start;
    const status = answer.statusCode;
    return { name, kind, ms, status, tier: tierOf(status, answer.headers["cache-status"]) };
  } catch {
    return { name, kind, ms: performance.now() - start, status: 0, tier: "" };
  }
}

/** As Cache-Status says it; a 304 was answered by what the client holds; of what is computed, none. */
function tierOf(status: number, said: string | string[] | undefined): string {
  if (status === 304) {
    return "client";
  }
  const [, tier] = /hit; detail=([\w-]+)/.exec(String(said ?? "")) ?? [];
  return tier ?? (/fwd=miss/.test(String(said)) ? "origin" : "");
}
