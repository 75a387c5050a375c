import { roundScore } from "../../../src/core/numeric/round-score.ts";
import { drawWeights } from "../../../src/core/stability/draw-weights.ts";
import { readItemAcceptability } from "../../../src/core/stability/item-acceptability.ts";
import { createRandomStream } from "../../../src/core/stability/random-stream.ts";
import { selectWeightedCriteria } from "../../../src/core/stability/weighted-criteria.ts";
import { type Analysis } from "./analyse-items.ts";

/**
 * Lists for each item: the draws won against the next item, the best rank, the worst rank, the sum of
 * ranks, and the draws at its own rank and at ranks 1–10.
 */
export function listCounts(stability: Analysis["stability"]) {
  const { best, worst, sum, kept, wins, count, draws } = stability;
  return Array.from({ length: count }, (_, index) => {
    const shares = readItemAcceptability(stability, index)?.acceptability ?? [];
    return [
      index + 1 < count ? wins[index] : undefined,
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
  const { weights: own } = selectWeightedCriteria(resolvedModel);
  const random = createRandomStream(stability.seed);
  const allWeights = drawWeights(random, stability.weights, { draws: stability.draws, own });
  const scored = ranking.count - ranking.unscored;
  const ranks: number[][] = Array.from({ length: Math.min(top, scored) }, () => []);
  const wins = ranks.slice(1).map(() => 0);
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
    wins.forEach((_, index) => {
      const [mean = 0, next = 0] = means.slice(index);
      wins[index] = (wins[index] ?? 0) + (mean === next ? 0.5 : Number(mean > next));
    });
  }
  return ranks.map((itemRanks, index) => [
    wins[index],
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
