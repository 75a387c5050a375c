/** A billed resource; each has its own unit. */
export type Resource = keyof typeof prices;

export type Price = {
  /** The unit of the resource. */
  readonly unit: string;
  /** The price of `per` units beyond the included amount of the paid plan. */
  readonly dollars: number;
  readonly per: number;
  /** The included amount per month of the paid plan. */
  readonly included: number;
  /** The allowance of the free plan, per day or in total. Beyond it, requests fail. */
  readonly free: { readonly amount: number; readonly per: "day" | "total" };
  readonly source: string;
};

const million = 1_000_000;
const workers = "https://developers.cloudflare.com/workers/platform/pricing/";
const d1 = "https://developers.cloudflare.com/d1/platform/pricing/";
const kv = "https://developers.cloudflare.com/kv/platform/pricing/";
const queues = "https://developers.cloudflare.com/queues/platform/pricing/";
const objects = "https://developers.cloudflare.com/durable-objects/platform/pricing/";
const analytics = "https://developers.cloudflare.com/analytics/analytics-engine/pricing/";

/** The monthly price of the paid plan without usage. */
export const subscriptionDollars = 5;

/** The maximum CPU time of an invocation on the free plan. Source: `workers`. */
export const freeCpuMsMax = 10;

/**
 * The maximum size of a database on the free plan. Source:
 * developers.cloudflare.com/d1/platform/limits/
 */
export const freeDatabaseBytesMax = 500_000_000;

/**
 * The platform's prices in 2026. The Cache API, the rate limiter, traffic, waiting and static
 * assets are free of charge.
 */
export const prices = {
  requests: {
    unit: "invocations of the Worker: requests, queue batches and cron triggers",
    dollars: 0.3,
    per: million,
    included: 10 * million,
    free: { amount: 100_000, per: "day" },
    source: workers,
  },
  cpuMs: {
    unit: "milliseconds of CPU time",
    dollars: 0.02,
    per: million,
    included: 30 * million,
    // The free plan limits each invocation instead of the day; see freeCpuMsMax.
    free: { amount: Number.POSITIVE_INFINITY, per: "day" },
    source: workers,
  },
  rowsRead: {
    unit: "rows that D1 reads",
    dollars: 0.001,
    per: million,
    included: 25_000 * million,
    free: { amount: 5 * million, per: "day" },
    source: d1,
  },
  rowsWritten: {
    unit: "rows that D1 writes, including index entries",
    dollars: 1,
    per: million,
    included: 50 * million,
    free: { amount: 100_000, per: "day" },
    source: d1,
  },
  d1Bytes: {
    unit: "bytes that D1 stores for a month",
    dollars: 0.75,
    per: 1_000_000_000,
    included: 5_000_000_000,
    free: { amount: 5_000_000_000, per: "total" },
    source: d1,
  },
  kvReads: {
    unit: "reads of a key",
    dollars: 0.5,
    per: million,
    included: 10 * million,
    free: { amount: 100_000, per: "day" },
    source: kv,
  },
  kvWrites: {
    unit: "writes of a key",
    dollars: 5,
    per: million,
    included: million,
    free: { amount: 1_000, per: "day" },
    source: kv,
  },
  kvLists: {
    unit: "lists of keys",
    dollars: 5,
    per: million,
    included: million,
    free: { amount: 1_000, per: "day" },
    source: kv,
  },
  kvDeletes: {
    unit: "deletions of a key",
    dollars: 5,
    per: million,
    included: million,
    free: { amount: 1_000, per: "day" },
    source: kv,
  },
  kvBytes: {
    unit: "bytes that KV stores for a month",
    dollars: 0.5,
    per: 1_000_000_000,
    included: 1_000_000_000,
    free: { amount: 1_000_000_000, per: "total" },
    source: kv,
  },
  queueOperations: {
    unit: "messages written, read or deleted, up to 64 KB each",
    dollars: 0.4,
    per: million,
    included: million,
    free: { amount: 10_000, per: "day" },
    source: queues,
  },
  objectRequests: {
    unit: "requests to Durable Objects",
    dollars: 0.15,
    per: million,
    included: million,
    free: { amount: 100_000, per: "day" },
    source: objects,
  },
  points: {
    unit: "data points of Analytics Engine",
    dollars: 0.25,
    per: million,
    included: 10 * million,
    free: { amount: 100_000, per: "day" },
    source: analytics,
  },
  logEvents: {
    unit: "events of Workers Logs: one per invocation and per line (until December 2026)",
    dollars: 0.6,
    per: million,
    included: 20 * million,
    // Beyond the allowance, the platform samples log events, and nothing fails.
    free: { amount: Number.POSITIVE_INFINITY, per: "day" },
    source: workers,
  },
} as const satisfies Readonly<Record<string, Price>>;

export const resources = Object.keys(prices).filter((name): name is Resource => name in prices);

/** Returns a price with its general type. */
export function priceOf(resource: Resource): Price {
  return prices[resource];
}
