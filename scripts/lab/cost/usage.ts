import { lifetimeOf } from "../../../src/core/lifetime.ts";
import { type Resource, resources } from "./prices.ts";
import { type Recorded } from "./recorder.ts";

/** How much of each resource something takes. */
export type Usage = Readonly<Record<Resource, number>>;

export const nothing: Usage = usageOf({});

/** What is not named is none. */
export function usageOf(some: Partial<Usage>): Usage {
  const of = (resource: Resource) => some[resource] ?? 0;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for every resource
  return Object.fromEntries(resources.map((resource) => [resource, of(resource)])) as Usage;
}

export function times(usage: Usage, factor: number): Usage {
  const scaled = (resource: Resource) => usage[resource] * factor;
  return usageOf(Object.fromEntries(resources.map((resource) => [resource, scaled(resource)])));
}

export function sumOf(usages: readonly Usage[]): Usage {
  const all = (resource: Resource) => usages.reduce((sum, usage) => sum + usage[resource], 0);
  return usageOf(Object.fromEntries(resources.map((resource) => [resource, all(resource)])));
}

/** A month as prices have it, in seconds. */
const monthSeconds = 30 * 86_400;

/** The part of a month that a copy stands in KV after it was written. */
const keptShare = lifetimeOf("far", 0, 0) / monthSeconds;

/**
 * What was written down, as the platform counts it. A message is written, read and deleted: all
 * three are its sender's. An invocation is one event of Workers Logs, and so is each line of it.
 * Bytes in KV are priced by the month, of which a copy that ends by itself takes a part.
 */
export function usageOfRecord(recorded: Recorded): Usage {
  const invocations = recorded.fetches + recorded.batches + recorded.ticks;
  return usageOf({
    requests: invocations,
    rowsRead: recorded.statements.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    rowsWritten: recorded.statements.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0),
    kvReads: recorded.kvReads,
    kvWrites: recorded.kvWrites,
    kvLists: recorded.kvLists,
    kvDeletes: recorded.kvDeletes,
    kvBytes: recorded.kvBytesWritten * keptShare,
    queueOperations: 3 * recorded.messagesSent,
    objectRequests: recorded.rooms,
    points: recorded.points,
    logEvents: invocations + recorded.lines,
  });
}
