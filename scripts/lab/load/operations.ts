import { type ApiRequest } from "../bench/client.ts";
import { criteria } from "../bench/dataset.ts";
import { type Random } from "../bench/seeded-random.ts";

/** The data that simulated users share. */
export type LoadContext = {
  readonly workspace: string;
  readonly items: readonly string[];
  /** The last ETag of each path, for conditional requests. */
  readonly etags: Map<string, string>;
};

/** One request of a user. A `read` is repeated with the ETag of its last response. */
export type Operation = {
  readonly name: string;
  readonly kind: "read" | "write" | "batch" | "what-if";
  readonly buildRequest: (context: LoadContext, random: Random) => ApiRequest;
};

const json = "application/json";
const batchItems = 50;
const whatIfItems = 5;

/** Readers request the top far more often than deeper pages. */
const reads: readonly Operation[] = [
  readOperation("first page", () => "/ranking"),
  readOperation("first page", () => "/ranking"),
  readOperation("first page", () => "/ranking"),
  readOperation(
    "by type",
    (_, random) => `/ranking?type=${random.pick(["story", "bug", "task"] as const)}`,
  ),
  readOperation("further page", (_, random) => `/ranking?page=${random.integer(2, 10)}`),
  readOperation("short page", () => "/ranking?limit=10&fields=title,status"),
  readOperation("item", ({ items }, random) => `/items/${pickOne(items, random)}`),
  readOperation("score", ({ items }, random) => `/items/${pickOne(items, random)}/score`),
];

const writes: readonly Operation[] = [
  {
    name: "rate an item",
    kind: "write",
    buildRequest: ({ workspace, items }, random) => ({
      method: "PATCH",
      path: `/v1/workspaces/${workspace}/items/${pickOne(items, random)}`,
      type: json,
      body: JSON.stringify({ ratings: drawRatings(random) }),
    }),
  },
];

const batches: readonly Operation[] = [
  {
    name: `rate ${batchItems} items`,
    kind: "batch",
    buildRequest: ({ workspace, items }, random) => ({
      method: "POST",
      path: `/v1/workspaces/${workspace}/items:batch`,
      type: json,
      body: JSON.stringify({
        operations: Array.from({ length: batchItems }, () => ({
          op: "patch",
          id: pickOne(items, random),
          patch: { ratings: drawRatings(random) },
        })),
      }),
    }),
  },
];

const whatIfs: readonly Operation[] = [
  {
    name: "what if",
    kind: "what-if",
    buildRequest: ({ workspace, items }, random) => ({
      method: "POST",
      path: `/v1/workspaces/${workspace}/ranking:whatif`,
      type: json,
      body: JSON.stringify({
        model: "wsjf",
        limit: 20,
        patches: Array.from({ length: whatIfItems }, () => ({
          id: pickOne(items, random),
          ratings: { job_size: random.integer(1, 20) },
        })),
      }),
    }),
  },
];

const dashboard: readonly Operation[] = [
  readOperation("summary", () => "/summary"),
  readOperation("first page", () => "/ranking?limit=10"),
  readOperation("rankings", () => "/rankings?limit=10"),
  readOperation("models", () => "/models"),
];

/** Groups of operations, with the percentage at which each is drawn. */
export type Mix = readonly (readonly [share: number, operations: readonly Operation[]])[];

export const mixes: Readonly<Record<string, Mix>> = {
  mixed: [
    [60, reads],
    [20, writes],
    [10, batches],
    [10, whatIfs],
  ],
  reads: [[100, reads]],
  writes: [[100, writes]],
  batch: [[100, batches]],
  whatif: [[100, whatIfs]],
  /** One page, the same for every user. */
  simple: [[100, reads.slice(0, 1)]],
  /** The reads of a typical day. */
  medium: [[100, reads]],
  /** Operations that need much computation. */
  complex: [
    [40, whatIfs],
    [40, reads.slice(3)],
    [20, dashboard.slice(0, 1)],
  ],
  dashboard: [[100, dashboard]],
};

/** Draws the next operation of a user. */
export function drawOperation(mix: Mix, random: Random): Operation {
  let percentile = random.integer(1, 100);
  for (const [share, operations] of mix) {
    percentile -= share;
    if (percentile <= 0) {
      return pickOne(operations, random);
    }
  }
  throw new RangeError("The shares of a mix do not add up to 100.");
}

function readOperation(
  name: string,
  path: (context: LoadContext, random: Random) => string,
): Operation {
  return {
    name,
    kind: "read",
    buildRequest: (context, random) => ({
      path: `/v1/workspaces/${context.workspace}${path(context, random)}`,
    }),
  };
}

function drawRatings(random: Random): Record<string, number> {
  const criterion = pickOne(Object.keys(criteria), random);
  return { [criterion]: random.pick(criteria[criterion] ?? [1]) };
}

function pickOne<T>(list: readonly T[], random: Random): T {
  const found = list[random.integer(0, list.length - 1)];
  if (found === undefined) {
    throw new RangeError("The list to choose from is empty.");
  }
  return found;
}
