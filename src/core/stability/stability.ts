import { type ResolvedModel } from "../models/model.ts";
import { positiveNaturalLog } from "../numeric/exponential.ts";
import { type RankingKey } from "../ranking/ranking-key.ts";
import { indexPositionsByNumber, type Ranking } from "../ranking/ranking.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { findCriticalChanges } from "./critical-changes.ts";
import { freeDrawRanks, type RankCounts, countRanks } from "./draw-ranks.ts";
import { type StabilityPlan } from "./plan.ts";
import { createRandomStream } from "./random-stream.ts";
import { type RankedSnapshot, rankByRatings, listUncertainCriteria } from "./ratings.ts";
import { type WeightedScoring, buildWeightedScoring } from "./weighted-scoring.ts";
import { drawWeights, rankByWeights, weightsAt } from "./weights.ts";

/**
 * The random variable of the draws: `weights` for scores that are weighted means or distances,
 * `ratings` for interval ratings, `none` if nothing is uncertain.
 */
export type StabilityMethod = "weights" | "ratings" | "none";

/** The stability of the best items of a ranking. Columns list the tracked items in rank order. */
export type Stability = RankingKey &
  StabilityPlan &
  Omit<RankCounts, "first"> & {
    readonly method: StabilityMethod;
    /** The reason, if the method is `none`. */
    readonly reason?: string;
    /** The number of tracked items; 0 if the method is `none`. */
    readonly count: number;
    /** The inputs whose weights are drawn. */
    readonly criteria: readonly string[];
    /** The item's critical change, in per cent of a weight; NaN if there is none. */
    readonly change: Float64Array;
    /** The index in `criteria` of the weight that the critical change concerns. */
    readonly criterion: Uint32Array;
    /** The number of the item that overtakes it. */
    readonly against: Int32Array;
    /** The positions of the items that are first in at least one draw. */
    readonly leaders: Uint32Array;
    /** The central weights of each leader: the mean of the weights that put it first. */
    readonly central: Float64Array;
  };

/**
 * The ranks up to which the analysis counts draws. The first ten give the shares of ranks 1 to 10.
 */
export const cuts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50, 100] as const;

/** The cuts that the API returns. */
export const reportedCuts = [1, 10, 50, 100] as const;

/** The last rank whose share of draws the API returns. */
export const acceptabilityRankMax = 10;

/** The share of draws from which an item counts as secure within a cut. */
export const secureShareMin = 0.95;

/**
 * Stochastic multicriteria acceptability analysis (SMAA): ranks the snapshot again in many random
 * draws and counts the ranks of each item.
 *
 * If the score is a weighted mean or a weighted distance, each draw takes all positive weights
 * uniformly from the simplex. Interval ratings then count as their likely values. For other scores,
 * each draw takes interval ratings from triangular distributions. Items that tie in a draw keep the
 * order of the ranking. Items that the ranking leaves unscored stay unscored in every draw of
 * weights; see `findCoverageNote`. The same snapshot, model and plan give the same bits.
 *
 * Critical changes exist for weighted means only. `findCriticalChanges` solves for them.
 *
 * Source: R. Lahdelma, J. Hokkanen, P. Salminen, SMAA, European Journal of Operational Research
 * 106, 1998; T. Tervonen, R. Lahdelma, Implementing stochastic multicriteria acceptability
 * analysis, ibid. 178, 2007.
 */
export function analyseAcceptability(
  {
    snapshot,
    ranking,
    resolvedModel,
  }: { snapshot: Snapshot; ranking: Ranking; resolvedModel: ResolvedModel },
  plan: StabilityPlan,
): Stability {
  const rowsByNumber = indexPositionsByNumber(snapshot);
  const rows = Uint32Array.from(ranking.number, (number) => rowsByNumber[number] ?? 0);
  const ranked = { snapshot, rows, resolvedModel };
  const scoring = buildWeightedScoring(ranked);
  if (scoring !== undefined && scoring.criteria.length > 1) {
    return analyseByWeights(ranking, plan, scoring);
  }
  if (listUncertainCriteria(snapshot, resolvedModel.definition).length > 0) {
    return analyseByRatings(ranking, plan, ranked);
  }
  const cause = scoring === undefined ? "uses no weights" : "depends on one weight only";
  const remedy = "Rate items with intervals to analyse stability.";
  const reason = `Nothing is uncertain: the score ${cause}, and none of its ratings is an interval. ${remedy}`;
  return { ...buildEmptyStability(ranking, plan), reason };
}

function analyseByWeights(
  ranking: Ranking,
  plan: StabilityPlan,
  scoring: WeightedScoring,
): Stability {
  const count = ranking.count - ranking.unscored;
  const { criteria, buildScorer } = scoring;
  const { length } = criteria;
  const tracked = Math.min(plan.top, count);
  const weights = drawWeights(createRandomStream(plan.seed), plan.draws, length);
  const draws = { weights, criteria: length };
  const ranks = rankByWeights({ count, buildScorer }, draws, tracked);
  const { first, ...counts } = countRanks(ranks, cuts);
  freeDrawRanks(ranks);
  return {
    ...buildEmptyStability(ranking, plan),
    ...counts,
    method: "weights",
    count: tracked,
    criteria: criteria.map(({ input }) => input),
    ...buildCriticalColumns(ranking, scoring, tracked),
    ...computeCentralWeights(first, weights, length),
  };
}

function analyseByRatings(
  ranking: Ranking,
  plan: StabilityPlan,
  ranked: RankedSnapshot,
): Stability {
  const tracked = Math.min(plan.top, ranking.count - ranking.unscored);
  const { draws } = plan;
  const ranks = rankByRatings(ranked, createRandomStream(plan.seed), { draws, tracked });
  const { first: _, ...counts } = countRanks(ranks, cuts);
  freeDrawRanks(ranks);
  return {
    ...buildEmptyStability(ranking, plan),
    ...counts,
    ...buildNoCriticalColumns(tracked),
    method: "ratings",
    count: tracked,
  };
}

/** Builds the columns of items without a critical change. */
function buildNoCriticalColumns(tracked: number) {
  return {
    change: new Float64Array(tracked).fill(Number.NaN),
    criterion: new Uint32Array(tracked),
    against: new Int32Array(tracked),
  };
}

function buildEmptyStability(
  { workspace, generation, model, revision, orderRules, scope }: Ranking,
  plan: StabilityPlan,
): Stability {
  const empty = new Uint32Array(0);
  return {
    workspace,
    generation,
    model,
    revision,
    orderRules,
    scope,
    ...plan,
    method: "none",
    count: 0,
    criteria: [],
    best: empty,
    worst: empty,
    sum: new Float64Array(0),
    kept: empty,
    within: empty,
    change: new Float64Array(0),
    criterion: empty,
    against: new Int32Array(0),
    leaders: empty,
    central: new Float64Array(0),
  };
}

function buildCriticalColumns(
  { number, score }: Ranking,
  { weights, meanInputs }: WeightedScoring,
  tracked: number,
) {
  if (meanInputs === undefined) {
    return buildNoCriticalColumns(tracked);
  }
  const { unitsByCriterion, max, isLog = false } = meanInputs;
  const units = new Float64Array(tracked * unitsByCriterion.length);
  for (let index = 0; index < units.length; index += 1) {
    const position = Math.floor(index / unitsByCriterion.length);
    units[index] = unitsByCriterion[index % unitsByCriterion.length]?.(position) ?? Number.NaN;
  }
  const scores = score.subarray(0, tracked);
  const changes = findCriticalChanges({
    weights,
    units,
    // The ranking's own scores: recomputed means could break ties by rounding.
    scores: isLog ? scores.map(positiveNaturalLog) : scores,
    ...(max < Infinity && { means: computeItemMeans(units, weights) }),
  });
  return {
    change: Float64Array.from(changes, (critical) => critical?.changePercent ?? Number.NaN),
    criterion: Uint32Array.from(changes, (critical) => critical?.criterion ?? 0),
    against: Int32Array.from(changes, (critical) =>
      critical === undefined ? 0 : (number[critical.against] as number),
    ),
  };
}

/** Computes the weighted mean of each item's units. */
function computeItemMeans(units: Float64Array, weights: Float64Array): Float64Array {
  return Float64Array.from({ length: units.length / weights.length }, (_, item) => {
    let [sum, rated] = [0, 0];
    for (const [criterion, weight] of weights.entries()) {
      const unit = units[item * weights.length + criterion] as number;
      sum += Number.isNaN(unit) ? 0 : weight * unit;
      rated += Number.isNaN(unit) ? 0 : weight;
    }
    return sum / rated;
  });
}

/** Computes the mean weights of the draws in which an item is first, for each leader. */
function computeCentralWeights(first: Int32Array, weights: Float64Array, criteria: number) {
  const leaders = [...new Set(first)].filter((item) => item >= 0).toSorted((a, b) => a - b);
  const central = new Float64Array(leaders.length * criteria);
  for (const [index, leader] of leaders.entries()) {
    const mean = central.subarray(index * criteria, (index + 1) * criteria);
    const draws = [...first.keys()].filter((draw) => first[draw] === leader);
    for (const draw of draws) {
      addInPlace(mean, weightsAt(weights, draw, criteria));
    }
    divideInPlace(mean, draws.length);
  }
  return { leaders: Uint32Array.from(leaders), central };
}

function addInPlace(sums: Float64Array, numbers: Float64Array): void {
  for (let index = 0; index < sums.length; index += 1) {
    sums[index] = (sums[index] as number) + (numbers[index] as number);
  }
}

function divideInPlace(sums: Float64Array, by: number): void {
  for (let index = 0; index < sums.length; index += 1) {
    sums[index] = (sums[index] as number) / by;
  }
}
