import { ttlSeconds } from "../../../src/core/ttl.ts";
import { type Resource, resources } from "./prices.ts";
import { type RecordedUsage } from "./recorder.ts";

/** The amount of each resource. */
export type Usage = Readonly<Record<Resource, number>>;

export const noUsage: Usage = createUsage({});

/** Completes a partial usage with zeros. */
export function createUsage(partial: Partial<Usage>): Usage {
  const amountOf = (resource: Resource) => partial[resource] ?? 0;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every resource has an entry
  return Object.fromEntries(resources.map((resource) => [resource, amountOf(resource)])) as Usage;
}

export function scaleUsage(usage: Usage, factor: number): Usage {
  const scaleAmount = (resource: Resource) => usage[resource] * factor;
  return createUsage(
    Object.fromEntries(resources.map((resource) => [resource, scaleAmount(resource)])),
  );
}

export function sumUsages(usages: readonly Usage[]): Usage {
  const sumAmounts = (resource: Resource) =>
    usages.reduce((sum, usage) => sum + usage[resource], 0);
  return createUsage(
    Object.fromEntries(resources.map((resource) => [resource, sumAmounts(resource)])),
  );
}

/** The length of a billing month. */
const monthSeconds = 30 * 86_400;

/** The share of a month for which KV stores an entry. */
const storedShare = ttlSeconds.kv / monthSeconds;

/**
 * Converts recorded usage to billed amounts. A message costs three operations: write, read and
 * delete. An invocation is one event of Workers Logs, and so is each line that it logs. KV bytes
 * are billed by the month, and KV stores an entry only until its TTL ends.
 */
export function toUsage(recorded: RecordedUsage): Usage {
  const invocations = recorded.fetches + recorded.batches + recorded.crons;
  return createUsage({
    requests: invocations,
    rowsRead: recorded.statements.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    rowsWritten: recorded.statements.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0),
    kvReads: recorded.kvReads,
    kvWrites: recorded.kvWrites,
    kvLists: recorded.kvLists,
    kvDeletes: recorded.kvDeletes,
    kvBytes: recorded.kvBytesWritten * storedShare,
    queueOperations: 3 * recorded.messagesSent,
    objectRequests: recorded.rooms,
    points: recorded.points,
    logEvents: invocations + recorded.lines,
  });
}
