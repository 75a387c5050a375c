import { type OperationCost } from "./measure.ts";
import { noUsage, sumUsages, scaleUsage, type Usage, createUsage } from "./usage.ts";

/** The activity of a workspace in a month of thirty days. */
export type Profile = {
  readonly reads: number;
  /** Shares of the reads; the rest are 304. */
  readonly shares: { readonly cached: number; readonly uncached: number; readonly cold: number };
  /** Single writes, batches of a thousand, and imports of the whole backlog. */
  readonly writes: number;
  readonly batches: number;
  readonly publishes: number;
  readonly imports: number;
};

/** A cron trigger runs every minute. */
const minutesAMonth = 30 * 24 * 60;

/** The measured operations, by name. */
export type CostsByName = ReadonlyMap<string, OperationCost>;

/**
 * Computes the usage of a month. Reads are far apart, so each one looks up the newest generation. A
 * stability analysis follows each publish. The database has the size after the import.
 */
export function computeMonth(
  costs: CostsByName,
  { reads, shares, writes, batches, publishes, imports }: Profile,
  databaseBytes: number,
): Usage {
  const usageOf = (name: string, count: number) =>
    scaleUsage(costs.get(name)?.usage ?? noUsage, count);
  const current = 1 - shares.cached - shares.uncached - shares.cold;
  return sumUsages([
    // An occasional 304 needs the same lookup as a page.
    usageOf("page, occasional", reads * (shares.cached + current)),
    usageOf("page, uncached", reads * shares.uncached),
    usageOf("page, cold isolate", reads * shares.cold),
    usageOf("write, one item", writes),
    usageOf("write, a batch", batches),
    usageOf("publish", publishes),
    usageOf("stability", publishes),
    usageOf("import", imports),
    usageOf("cron trigger", minutesAMonth),
    createUsage({ d1Bytes: databaseBytes }),
  ]);
}

/**
 * Computes the same month for the conventional design, in which each read queries the first page
 * and each publish rewrites scores. Writes and imports cost the same, but without queue messages
 * and caches.
 */
export function computeBaselineMonth(
  costs: CostsByName,
  { reads, writes, batches, publishes, imports }: Profile,
  { rescore, databaseBytes }: { readonly rescore: string; readonly databaseBytes: number },
): Usage {
  const usageOf = (name: string, count: number) =>
    scaleUsage(costs.get(name)?.usage ?? noUsage, count);
  return sumUsages([
    usageOf("baseline: first page", reads),
    removePublishCosts(usageOf("write, one item", writes)),
    removePublishCosts(usageOf("write, a batch", batches)),
    usageOf(rescore, publishes),
    removePublishCosts(usageOf("import", imports)),
    usageOf("baseline: first scoring", imports),
    createUsage({ d1Bytes: databaseBytes }),
  ]);
}

/** Removes the cost of queue messages, caches and rooms from a write. */
function removePublishCosts(usage: Usage): Usage {
  return createUsage({
    ...usage,
    queueOperations: 0,
    kvReads: 0,
    kvWrites: 0,
    kvLists: 0,
    kvDeletes: 0,
    kvBytes: 0,
    objectRequests: 0,
  });
}
