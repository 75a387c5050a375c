import { requireDocs } from "../../../src/contract/docs-only.ts";
import { RankingPage } from "../../../src/contract/ranking.ts";
import { type Api } from "./client.ts";
import { type Harness, withWorkerCopy } from "./harness.ts";
import { requireBacklog } from "./imports.ts";
import { type Measurement, createMeasurement, computeMedian, repeat } from "./measurement.ts";

const readsPerRound = 10;

/** The position of the deep page, as a share of the ranking. */
const depth = 0.99;

/** Each measured page has a size of its own, because the cache key contains the size. */
const pageSizeMin = 30;
const pageSizeMax = 500;

/** Measures whether a page near the end costs more than the first one. Neither is cached. */
export async function measureDepth(harness: Harness): Promise<Measurement[]> {
  const backlog = await requireBacklog(harness);
  const path = `/v1/workspaces/${backlog.workspace}/ranking`;
  const count = harness.items.length;
  return withWorkerCopy(harness, { backlog }, async ({ api }) => {
    await repeat(readsPerRound, (index) =>
      readPair(api, path, { size: pageSizeMax - index, count }),
    );
    const rounds = await repeat(harness.rounds, (round) =>
      repeat(readsPerRound, (index) =>
        readPair(api, path, { size: pageSizeMin + round * readsPerRound + index, count }),
      ),
    );
    return toMeasurements(rounds);
  });
}

type Pair = { readonly first: number; readonly deep: number };

/** Reads the first page and a deep page of the same size. */
async function readPair(
  api: Api,
  path: string,
  { size, count }: { readonly size: number; readonly count: number },
): Promise<Pair> {
  const page = Math.floor((count * depth) / size) + 1;
  const first = await api.call({ path: `${path}?page=1&per_page=${size}` });
  const deep = await api.call({ path: `${path}?page=${page}&per_page=${size}` });
  const { data } = requireDocs(RankingPage).parse(deep.json());
  if (data[0]?.rank !== (page - 1) * size + 1) {
    throw new Error(`Page ${page} of size ${size} starts at rank ${data[0]?.rank}.`);
  }
  return { first: first.ms, deep: deep.ms };
}

function toMeasurements(rounds: readonly (readonly Pair[])[]): Measurement[] {
  const first = rounds.map((pairs) => computeMedian(pairs.map((pair) => pair.first)));
  const deep = rounds.map((pairs) => computeMedian(pairs.map((pair) => pair.deep)));
  const ratios = deep.map((ms, round) => ms / (first[round] ?? Number.NaN));
  const note = "a page at 99 % depth over the first page of the same size, both uncached";
  return [
    createMeasurement({ name: "page-depth", unit: "ratio", goal: 1.5, note }, ratios),
    createMeasurement({ name: "page-depth/first", unit: "ms" }, first),
    createMeasurement({ name: "page-depth/deep", unit: "ms" }, deep),
  ];
}
