import { requireDocs } from "../../../src/contract/docs-only.ts";
import { RankingPage } from "../../../src/contract/ranking.ts";
import { type Api, openApi } from "./client.ts";
import { type Harness, type ServedWorker } from "./harness.ts";
import { toMegabytes, openIsolate } from "./isolate.ts";
import { type Measurement, createMeasurement, computeMedian, repeat } from "./measurement.ts";
import { sendDailyRequests } from "./visits.ts";
import {
  type FilledWorkspace,
  fillWorkspace,
  publishWorkspace,
  withBacklogCopy,
} from "./workspaces.ts";

const all = [1_000, 10_000, 100_000, 1_000_000] as const;

const readsPerRound = 10;

/** The position of the deep page, as a share of the ranking. */
const depth = 0.99;

/** Each measured page has a size of its own, because the cache key contains the size. */
const [pageSizeMin, pageSizeMax] = [40, 500];

/** The measured pages. All sizes take turns, so that they run under the same conditions. */
const kinds = ["cached", "uncached", "deep"] as const;

type Kind = (typeof kinds)[number];

type Round = Readonly<Record<Kind, number>>;

type Reader = FilledWorkspace & { readonly api: Api; readonly path: string };

/**
 * Measures whether a page costs the same at any backlog size: a cached page, an uncached page and
 * one at 99 % depth, over backlogs of 1,000 to `--items` items. Each backlog has an isolate of its
 * own, and all are measured in turn. Then measures the memory of such an isolate.
 */
export async function measureSizes(harness: Harness): Promise<Measurement[]> {
  const sizes = all.filter((size) => size <= harness.requestedItems);
  const rounds = await withReaders(harness, { sizes, readers: [] }, async (readers) => {
    await measureRound(readers, pageSizeMax - readsPerRound);
    return repeat(harness.rounds, (round) =>
      measureRound(readers, pageSizeMin + round * readsPerRound),
    );
  });
  const memory = await repeat(sizes.length, (index) => measureMemory(harness, sizes[index] ?? 0));
  return [...kinds.flatMap((kind) => toMeasurements(kind, sizes, rounds)), ...memory.flat()];
}

/** Serves one Worker per size, so that no size evicts the cache entries of another. */
async function withReaders<T>(
  harness: Harness,
  { sizes, readers }: { readonly sizes: readonly number[]; readonly readers: readonly Reader[] },
  work: (readers: readonly Reader[]) => Promise<T>,
): Promise<T> {
  const [items, ...rest] = sizes;
  if (items === undefined) {
    return work(readers);
  }
  return withBacklogCopy(harness, false, async (served, backlog) => {
    const filled = await fillWorkspace(served, { backlog, items });
    await publishWorkspace(served, filled);
    const reader = openReader(served, filled);
    try {
      return await withReaders(harness, { sizes: rest, readers: [...readers, reader] }, work);
    } finally {
      await reader.api.close();
    }
  });
}

function openReader({ url }: ServedWorker, filled: FilledWorkspace): Reader {
  const path = `/v1/workspaces/${filled.workspace}/ranking`;
  return { ...filled, api: openApi(url, filled.key), path };
}

/** Measures one round: all sizes in turn, several times. */
async function measureRound(readers: readonly Reader[], sizeFrom: number): Promise<Round[]> {
  const reads = await repeat(readsPerRound, async (index) =>
    repeat(readers.length, (nth) => readOnce(readers[nth], sizeFrom + index)),
  );
  return readers.map((_, nth) => {
    const own = reads.flatMap((each) => each.slice(nth, nth + 1));
    return {
      cached: computeMedian(own.map(({ cached }) => cached)),
      uncached: computeMedian(own.map(({ uncached }) => uncached)),
      deep: computeMedian(own.map(({ deep }) => deep)),
    };
  });
}

async function readOnce(reader: Reader | undefined, size: number): Promise<Round> {
  if (reader === undefined) {
    throw new RangeError("The workspace was not created.");
  }
  const { api, path, items } = reader;
  const page = Math.floor((items * depth) / size) + 1;
  const uncached = await api.call({ path: `${path}?page=1&per_page=${size}` });
  const cached = await api.call({ path: `${path}?page=1&per_page=${size}` });
  const deep = await api.call({ path: `${path}?page=${page}&per_page=${size}` });
  const { data } = requireDocs(RankingPage).parse(deep.json());
  if (data[0]?.rank !== (page - 1) * size + 1) {
    throw new Error(`Page ${page} of size ${size} starts at rank ${data[0]?.rank}.`);
  }
  return { uncached: uncached.ms, cached: cached.ms, deep: deep.ms };
}

function toMeasurements(
  kind: Kind,
  sizes: readonly number[],
  rounds: readonly (readonly Round[])[],
): Measurement[] {
  const listMs = (nth: number) => rounds.map((round) => round[nth]?.[kind] ?? Number.NaN);
  const [first, last] = [listMs(0), listMs(sizes.length - 1)];
  const ratios = last.map((ms, round) => ms / (first[round] ?? Number.NaN));
  const note = `${kind} at ${sizes.at(-1)} items over ${kind} at ${sizes[0]}`;
  return [
    createMeasurement({ name: `sizes/${kind}`, unit: "ratio", goal: 1.5, note }, ratios),
    ...sizes.map((size, nth) =>
      createMeasurement({ name: `sizes/${kind}-${size}`, unit: "ms" }, listMs(nth)),
    ),
  ];
}

/**
 * Measures the memory of an isolate from its first snapshot on: its peak, and its end value after a
 * garbage collection.
 */
async function measureMemory(harness: Harness, items: number): Promise<Measurement[]> {
  return withBacklogCopy(harness, true, async (served, backlog) => {
    const filled = await fillWorkspace(served, { backlog, items });
    const isolate = await openIsolate(served.worker, served.api);
    const peak = await isolate.measurePeak(async () => {
      await publishWorkspace(served, filled);
      await sendDailyRequests(served, filled);
    });
    const afterGc = await isolate.readAfterGc();
    isolate.close();
    const shared = { unit: "MB", goal: 128 } as const;
    const note = "the peak, garbage included: first snapshot, reads, edits, publishes";
    return [
      createMeasurement({ name: `sizes/memory-peak-${items}`, ...shared, note }, [
        toMegabytes(peak),
      ]),
      createMeasurement({ name: `sizes/memory-after-gc-${items}`, ...shared }, [
        toMegabytes(afterGc),
      ]),
    ];
  });
}
