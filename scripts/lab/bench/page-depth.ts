import { RankingPage } from "../../../src/contract/ranking.ts";
import { type Api } from "./client.ts";
import { type Lab, servingCopy } from "./harness.ts";
import { backlogOf } from "./imports.ts";
import { type Measurement, measurementOf, medianOf, repeat } from "./measurement.ts";

const asksPerRound = 10;

/** How deep "deep" is. */
const depth = 0.99;

/** Pages are cached by name, and how many places are asked for is in it: no size is asked twice. */
const pageSizeMin = 30;
const pageSizeMax = 500;

/** Whether a page near the end costs more than the first one; neither was read before. */
export async function measureDepth(lab: Lab): Promise<Measurement[]> {
  const backlog = await backlogOf(lab);
  const path = `/v1/workspaces/${backlog.workspace}/ranking`;
  const count = lab.items.length;
  return servingCopy(lab, { backlog }, async ({ api }) => {
    await repeat(asksPerRound, (at) => pairOf(api, path, { size: pageSizeMax - at, count }));
    const rounds = await repeat(lab.rounds, (round) =>
      repeat(asksPerRound, (at) =>
        pairOf(api, path, { size: pageSizeMin + round * asksPerRound + at, count }),
      ),
    );
    return measurementsOf(rounds);
  });
}

type Pair = { readonly first: number; readonly deep: number };

/** The first page and one near the end, of the same size. */
async function pairOf(
  api: Api,
  path: string,
  { size, count }: { readonly size: number; readonly count: number },
): Promise<Pair> {
  const page = Math.floor((count * depth) / size) + 1;
  const first = await api.call({ path: `${path}?page=1&per_page=${size}` });
  const deep = await api.call({ path: `${path}?page=${page}&per_page=${size}` });
  const { data } = RankingPage.parse(deep.json());
  if (data[0]?.rank !== (page - 1) * size + 1) {
    throw new Error(`Page ${page} of ${size} begins at rank ${data[0]?.rank}.`);
  }
  return { first: first.ms, deep: deep.ms };
}

function measurementsOf(rounds: readonly (readonly Pair[])[]): Measurement[] {
  const first = rounds.map((pairs) => medianOf(pairs.map((pair) => pair.first)));
  const deep = rounds.map((pairs) => medianOf(pairs.map((pair) => pair.deep)));
  const ratios = deep.map((ms, round) => ms / (first[round] ?? Number.NaN));
  const note = "a page at 99 % depth over the first page of the same size, both uncached";
  return [
    measurementOf({ name: "page-depth", unit: "ratio", goal: 1.5, note }, ratios),
    measurementOf({ name: "page-depth/first", unit: "ms" }, first),
    measurementOf({ name: "page-depth/deep", unit: "ms" }, deep),
  ];
}
