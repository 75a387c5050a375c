/** What is paid for, each in a unit of its own. */
export type Resource = keyof typeof prices;

export type Price = {
  /** What one of it is. */
  readonly unit: string;
  /** Dollars for `per` of it, beyond what the paid plan includes. */
  readonly dollars: number;
  readonly per: number;
  /** What the paid plan includes in a month. */
  readonly included: number;
  /** What the free plan has: so much a day, or at any time; past that, an error. */
  readonly free: { readonly amount: number; readonly is: "a day" | "in all" };
  readonly source: string;
};

const million = 1_000_000;
const workers = "https://developers.cloudflare.com/workers/platform/pricing/";
const d1 = "https://developers.cloudflare.com/d1/platform/pricing/";
const kv = "https://developers.cloudflare.com/kv/platform/pricing/";
const queues = "https://developers.cloudflare.com/queues/platform/pricing/";
const objects = "https://developers.cloudflare.com/durable-objects/platform/pricing/";
const analytics = "https://developers.cloudflare.com/analytics/analytics-engine/pricing/";

/** What an account pays a month before it has used anything. */
export const subscriptionDollars = 5;

/** CPU time that one invocation has on the free plan; past that, an error. Source: `workers`. */
export const freeCpuMsMax = 10;

/** A free account's database is no larger. Source: developers.cloudflare.com/d1/platform/limits/ */
export const freeDatabaseBytesMax = 500_000_000;

/**
 * What the platform asks for what we use of it, as its pages said in 2026. The Cache API, the rate
 * limiter, traffic and waiting cost nothing, and so do static assets.
 */
export const prices = {
  requests: {
    unit: "requests to the Worker; a batch of messages and a tick of the clock count as one, too",
    dollars: 0.3,
    per: million,
    included: 10 * million,
    free: { amount: 100_000, is: "a day" },
    source: workers,
  },
  cpuMs: {
    unit: "milliseconds of CPU time",
    dollars: 0.02,
    per: million,
    included: 30 * million,
    // Of the free plan, a day has no end of them: each invocation has its own. See freeCpuMsMax.
    free: { amount: Number.POSITIVE_INFINITY, is: "a day" },
    source: workers,
  },
  rowsRead: {
    unit: "rows that D1 goes through",
    dollars: 0.001,
    per: million,
    included: 25_000 * million,
    free: { amount: 5 * million, is: "a day" },
    source: d1,
  },
  rowsWritten: {
    unit: "rows that D1 writes, those of indexes included",
    dollars: 1,
    per: million,
    included: 50 * million,
    free: { amount: 100_000, is: "a day" },
    source: d1,
  },
  d1Bytes: {
    unit: "bytes that D1 keeps for a month",
    dollars: 0.75,
    per: 1_000_000_000,
    included: 5_000_000_000,
    free: { amount: 5_000_000_000, is: "in all" },
    source: d1,
  },
  kvReads: {
    unit: "reads of a key",
    dollars: 0.5,
    per: million,
    included: 10 * million,
    free: { amount: 100_000, is: "a day" },
    source: kv,
  },
  kvWrites: {
    unit: "writes of a key",
    dollars: 5,
    per: million,
    included: million,
    free: { amount: 1_000, is: "a day" },
    source: kv,
  },
  kvLists: {
    unit: "lists of keys",
    dollars: 5,
    per: million,
    included: million,
    free: { amount: 1_000, is: "a day" },
    source: kv,
  },
  kvDeletes: {
    unit: "deletions of a key",
    dollars: 5,
    per: million,
    included: million,
    free: { amount: 1_000, is: "a day" },
    source: kv,
  },
  kvBytes: {
    unit: "bytes that KV keeps for a month",
    dollars: 0.5,
    per: 1_000_000_000,
    included: 1_000_000_000,
    free: { amount: 1_000_000_000, is: "in all" },
    source: kv,
  },
  queueOperations: {
    unit: "messages written, read or deleted, up to 64 KB each",
    dollars: 0.4,
    per: million,
    included: million,
    free: { amount: 10_000, is: "a day" },
    source: queues,
  },
  objectRequests: {
    unit: "requests to Durable Objects",
    dollars: 0.15,
    per: million,
    included: million,
    free: { amount: 100_000, is: "a day" },
    source: objects,
  },
  points: {
    unit: "data points of Analytics Engine",
    dollars: 0.25,
    per: million,
    included: 10 * million,
    free: { amount: 100_000, is: "a day" },
    source: analytics,
  },
  logEvents: {
    unit: "events of Workers Logs: one an invocation, and each line it logs (until December 2026)",
    dollars: 0.6,
    per: million,
    included: 20 * million,
    // Past that, the platform keeps a sample and nothing fails: no limit that anybody meets.
    free: { amount: Number.POSITIVE_INFINITY, is: "a day" },
    source: workers,
  },
} as const satisfies Readonly<Record<string, Price>>;

export const resources = Object.keys(prices).filter((name): name is Resource => name in prices);

/** The price, as every one of them is written. */
export function priceOf(resource: Resource): Price {
  return prices[resource];
}
