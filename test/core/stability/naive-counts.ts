import { roundScore } from "../../../src/core/numeric/round-score.ts";
import { readItemAcceptability } from "../../../src/core/stability/item-acceptability.ts";
import { createRandomStream } from "../../../src/core/stability/random-stream.ts";
import { drawWeights } from "../../../src/core/stability/weights.ts";
import { type Analysis } from "./analyse-items.ts";

/** Lists best, worst, sum of ranks, and draws at the own rank and at ranks 1–10, per item. */
export function listCounts(stability: Analysis["stability"]) {
  const { best, worst, sum, kept, count, draws } = stability;
  return Array.from({ length: count }, (_, index) => {
    const shares = readItemAcceptability(stability, index)?.acceptability ?? [];
    return [
      best[index],
      worst[index],
      sum[index],
      kept[index],
      shares.map((share) => share * draws),
    ];
  });
}

/** Computes the same numbers by sorting all items in each draw. */
export function countNaively(
  { snapshot, ranking, resolvedModel, stability }: Analysis,
  top: number,
) {
  const allWeights = drawWeights(createRandomStream(stability.seed), stability.draws, 3);
  const scored = ranking.count - ranking.unscored;
  const ranks: number[][] = Array.from({ length: Math.min(top, scored) }, () => []);
  for (let draw = 0; draw < stability.draws; draw += 1) {
    const weights = allWeights.subarray(draw * 3, draw * 3 + 3);
    const means = Array.from({ length: scored }, (_, index) =>
      roundScore(
        computeMean(
          readUnits(snapshot, ranking.number[index] ?? 0, resolvedModel.definition.criteria),
          weights,
        ),
      ),
    );
    const order = [...means.keys()].toSorted((a, b) => (means[b] ?? 0) - (means[a] ?? 0) || a - b);
    order.forEach((index, position) => ranks[index]?.push(position + 1));
  }
  return ranks.map((itemRanks, index) => [
    Math.min(...itemRanks),
    Math.max(...itemRanks),
    itemRanks.reduce((sum, itemRank) => sum + itemRank, 0),
    itemRanks.filter((itemRank) => itemRank === index + 1).length,
    Array.from(
      { length: 10 },
      (_, position) => itemRanks.filter((itemRank) => itemRank === position + 1).length,
    ),
  ]);
}

function readUnits(
  snapshot: Analysis["snapshot"],
  number: number,
  criteria: readonly { key: string }[],
) {
  return criteria.map(({ key }) => {
    const likely = snapshot.ratings.get(key)?.likely[number - 1] ?? Number.NaN;
    return Math.min(Math.max(likely / 10, 0), 1);
  });
}

function computeMean(units: readonly number[], weights: Float64Array): number {
  let [sum, ratedWeight] = [0, 0];
  for (const [index, unit] of units.entries()) {
    sum += (weights[index] ?? 0) * (Number.isNaN(unit) ? 0 : unit);
    ratedWeight += (weights[index] ?? 0) * Number(!Number.isNaN(unit));
  }
  return sum * (1 / ratedWeight);
}
