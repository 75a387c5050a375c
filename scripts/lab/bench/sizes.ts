import { RankingPage } from "../../../src/contract/ranking.ts";
import { type Api, openApi } from "./client.ts";
import { type Lab, type Served } from "./harness.ts";
import { megabytesOf, openIsolate } from "./isolate.ts";
import { type Measurement, measurementOf, medianOf, repeat } from "./measurement.ts";
import { visit } from "./visits.ts";
import { type Filled, fill, publish, servingWorld } from "./workspaces.ts";

const all = [1_000, 10_000, 100_000, 1_000_000] as const;

const asksPerRound = 10;

/** How deep "deep" is. */
const depth = 0.99;

/** Pages are cached by name, and how many places are asked for is in it: no size is asked twice. */
const [pageSizeMin, pageSizeMax] = [40, 500];

/** What is asked of each size in turn, so that all of them meet the same minutes. */
const kinds = ["cached", "uncached", "deep"] as const;

type Kind = (typeof kinds)[number];

type Round = Readonly<Record<Kind, number>>;

type Reader = Filled & { readonly api: Api; readonly path: string };

/**
 * Whether a page costs the same at any size: p50 of one that is held, of one that nobody has read,
 * and of one at 99 % depth, over backlogs of 1,000 to as many items as `--items` says, each in an
 * isolate of its own, asked in turn in one run. Then what such an isolate holds in memory.
 */
export async function measureSizes(lab: Lab): Promise<Measurement[]> {
  const sizes = all.filter((size) => size <= lab.asked);
  const rounds = await withReaders(lab, { sizes, readers: [] }, async (readers) => {
    await turn(readers, pageSizeMax - asksPerRound);
    return repeat(lab.rounds, (round) => turn(readers, pageSizeMin + round * asksPerRound));
  });
  const memory = await repeat(sizes.length, (at) => memoryOf(lab, sizes[at] ?? 0));
  return [...kinds.flatMap((kind) => measurementsOf(kind, sizes, rounds)), ...memory.flat()];
}

/** A Worker for each size, all at once: none of them drops what another one reads. */
async function withReaders<T>(
  lab: Lab,
  { sizes, readers }: { readonly sizes: readonly number[]; readonly readers: readonly Reader[] },
  work: (readers: readonly Reader[]) => Promise<T>,
): Promise<T> {
  const [items, ...rest] = sizes;
  if (items === undefined) {
    return work(readers);
  }
  return servingWorld(lab, false, async (served, backlog) => {
    const filled = await fill(served, { backlog, items });
    await publish(served, filled);
    const reader = readerOf(served, filled);
    try {
      return await withReaders(lab, { sizes: rest, readers: [...readers, reader] }, work);
    } finally {
      await reader.api.close();
    }
  });
}

function readerOf({ worker }: Served, filled: Filled): Reader {
  const path = `/v1/workspaces/${filled.workspace}/ranking`;
  return { ...filled, api: openApi(worker.url, filled.key), path };
}

/** A round: each size is asked as often, one after another, ask by ask. */
async function turn(readers: readonly Reader[], sizeFrom: number): Promise<Round[]> {
  const asks = await repeat(asksPerRound, async (at) =>
    repeat(readers.length, (nth) => askOnce(readers[nth], sizeFrom + at)),
  );
  return readers.map((_, nth) => {
    const own = asks.flatMap((each) => each.slice(nth, nth + 1));
    return {
      cached: medianOf(own.map(({ cached }) => cached)),
      uncached: medianOf(own.map(({ uncached }) => uncached)),
      deep: medianOf(own.map(({ deep }) => deep)),
    };
  });
}

async function askOnce(reader: Reader | undefined, size: number): Promise<Round> {
  if (reader === undefined) {
    throw new RangeError("There is nobody to ask.");
  }
  const { api, path, items } = reader;
  const page = Math.floor((items * depth) / size) + 1;
  const uncached = await api.call({ path: `${path}?page=1&per_page=${size}` });
  const cached = await api.call({ path: `${path}?page=1&per_page=${size}` });
  const deep = await api.call({ path: `${path}?page=${page}&per_page=${size}` });
  const { data } = RankingPage.parse(deep.json());
  if (data[0]?.rank !== (page - 1) * size + 1) {
    throw new Error(`Page ${page} of ${size} begins at rank ${data[0]?.rank}.`);
  }
  return { uncached: uncached.ms, cached: cached.ms, deep: deep.ms };
}

function measurementsOf(
  kind: Kind,
  sizes: readonly number[],
  rounds: readonly (readonly Round[])[],
): Measurement[] {
  const msOf = (nth: number) => rounds.map((round) => round[nth]?.[kind] ?? Number.NaN);
  const [first, last] = [msOf(0), msOf(sizes.length - 1)];
  const ratios = last.map((ms, round) => ms / (first[round] ?? Number.NaN));
  const note = `${kind} at ${sizes.at(-1)} items over ${kind} at ${sizes[0]}`;
  return [
    measurementOf({ name: `sizes/${kind}`, unit: "ratio", goal: 1.5, note }, ratios),
    ...sizes.map((size, nth) =>
      measurementOf({ name: `sizes/${kind}-${size}`, unit: "ms" }, msOf(nth)),
    ),
  ];
}

/** The isolate's memory from its first board on: at the worst moment, and what it holds after. */
async function memoryOf(lab: Lab, items: number): Promise<Measurement[]> {
  return servingWorld(lab, true, async (served, backlog) => {
    const filled = await fill(served, { backlog, items });
    const isolate = await openIsolate(served.worker, served.api);
    const most = await isolate.during(async () => {
      await publish(served, filled);
      await visit(served, filled);
    });
    const settled = await isolate.settled();
    isolate.close();
    const shared = { unit: "MB", goal: 128 } as const;
    const note = "at the most, with what is not freed yet: first board, reads, edits, publishes";
    return [
      measurementOf({ name: `sizes/memory-${items}`, ...shared, note }, [megabytesOf(most)]),
      measurementOf({ name: `sizes/held-${items}`, ...shared }, [megabytesOf(settled)]),
    ];
  });
}
