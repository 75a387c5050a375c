import { type Taken } from "./measure.ts";
import { nothing, sumOf, times, type Usage, usageOf } from "./usage.ts";

/** What a workspace does in a month of thirty days. */
export type Profile = {
  readonly reads: number;
  /** Of the reads; the rest are 304. */
  readonly shares: { readonly cached: number; readonly uncached: number; readonly cold: number };
  /** Single writes; batches of a thousand; imports of the whole backlog. */
  readonly writes: number;
  readonly batches: number;
  readonly publishes: number;
  readonly imports: number;
};

/** The clock strikes each minute. */
const minutesAMonth = 30 * 24 * 60;

/** Everything by its name, as it was measured. */
export type Measured = ReadonlyMap<string, Taken>;

/**
 * What a month takes. Reads are so far apart that each looks up what is newest. Each publish is
 * followed by an analysis of how firmly its ranking stands. The database is as it was imported.
 */
export function monthOf(
  measured: Measured,
  { reads, shares, writes, batches, publishes, imports }: Profile,
  databaseBytes: number,
): Usage {
  const of = (name: string, count: number) => times(measured.get(name)?.usage ?? nothing, count);
  const current = 1 - shares.cached - shares.uncached - shares.cold;
  return sumOf([
    // A 304 that is asked now and then looks up what a page does.
    of("page, now and then", reads * (shares.cached + current)),
    of("page, uncached", reads * shares.uncached),
    of("page, cold isolate", reads * shares.cold),
    of("write, one item", writes),
    of("write, a batch", batches),
    of("publish", publishes),
    of("stability", publishes),
    of("import", imports),
    of("tick of the clock", minutesAMonth),
    usageOf({ d1Bytes: databaseBytes }),
  ]);
}

/**
 * The same month in the usual design: each read is a query of the first page, each publish a
 * rescore. Writes and imports are taken to cost what ours do, less the message and its publish.
 */
export function usualMonthOf(
  measured: Measured,
  { reads, writes, batches, publishes, imports }: Profile,
  { rescore, databaseBytes }: { readonly rescore: string; readonly databaseBytes: number },
): Usage {
  const of = (name: string, count: number) => times(measured.get(name)?.usage ?? nothing, count);
  return sumOf([
    of("usual: first page", reads),
    withoutCopies(of("write, one item", writes)),
    withoutCopies(of("write, a batch", batches)),
    of(rescore, publishes),
    withoutCopies(of("import", imports)),
    of("usual: first scoring", imports),
    usageOf({ d1Bytes: databaseBytes }),
  ]);
}

/** What a write costs where no message asks for a publish and nothing is copied. */
function withoutCopies(usage: Usage): Usage {
  return usageOf({
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
