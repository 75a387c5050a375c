import { type ModelInUse } from "../models/model.ts";
import { positiveNaturalLog } from "../numeric/exponential.ts";
import { indexPositionsByNumber, type Ranking, type RankingKey } from "../ranking/ranking.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { findCriticalChanges } from "./critical-changes.ts";
import { freeDrawRanks, type RankCounts, countRanks } from "./draw-ranks.ts";
import { type StabilityPlan } from "./plan.ts";
import { createRandomStream } from "./random-stream.ts";
import { type RankedSnapshot, rankByRatings, listUncertainCriteria } from "./ratings.ts";
import { type WeightedScoring, buildWeightedScoring } from "./weighted-scoring.ts";
import { drawWeights, rankByWeights, weightsAt } from "./weights.ts";

/**
 * What was drawn: `weights`, of a score that goes by a weighted mean or by weighted distances;
 * `ratings`, of intervals; `none`, for there was nothing uncertain to draw.
 */
export type StabilityMethod = "weights" | "ratings" | "none";

/** How firmly the best items of a ranking stand. Columns in rank order, as far as followed. */
export type Stability = RankingKey &
  StabilityPlan &
  Omit<RankCounts, "first"> & {
    readonly method: StabilityMethod;
    /** Why nothing was drawn. */
    readonly reason?: string;
    /** How many items are followed; 0 where nothing was drawn. */
    readonly count: number;
    /** The slots whose weights were drawn. */
    readonly criteria: readonly string[];
    /** Per cent of a weight at which the item loses its place; NaN where no change takes it. */
    readonly change: Float64Array;
    /** Of which of the `criteria`. */
    readonly criterion: Uint32Array;
    /** To the item of this number. */
    readonly against: Int32Array;
    /** Positions of the items that are first in some draw … */
    readonly leaders: Uint32Array;
    /** … and, for each, the mean of the weights that put it first: its central weights. */
    readonly central: Float64Array;
  };

/** "Is it among the best …": each is counted, the first ten one by one. */
export const cuts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50, 100] as const;

/** Those of them that are told. */
export const reportedCuts = [1, 10, 50, 100] as const;

/** From the first rank to this one it is told how often an item has it. */
export const acceptabilityRankMax = 10;

/** From this share of the draws on, a place counts as secure. */
export const secureShareMin = 0.95;

/**
 * Stochastic multicriteria acceptability analysis: the ranking is made again under many draws of
 * what is uncertain, and it is counted how often each item comes how far.
 *
 * Drawn are all weights at once, uniformly from the simplex (nothing is taken to be known of them
 * but which weigh nothing), where the score goes by a weighted mean or by weighted distances;
 * intervals of ratings then count as what is likely. Elsewhere intervals are drawn, as triangular
 * distributions. Where a draw ties items, they keep the order of the ranking. Equal boards, models
 * and plans give equal bits.
 *
 * Critical changes are known of means only: solved for, and not searched.
 *
 * Source: R. Lahdelma, J. Hokkanen, P. Salminen, SMAA, European Journal of Operational Research
 * 106, 1998; T. Tervonen, R. Lahdelma, Implementing stochastic multicriteria acceptability
 * analysis, ibid. 178, 2007.
 */
export function analyseAcceptability(
  { board: snapshot, ranking, inUse }: { board: Snapshot; ranking: Ranking; inUse: ModelInUse },
  plan: StabilityPlan,
): Stability {
  const rowsByNumber = indexPositionsByNumber(snapshot);
  const rows = Uint32Array.from(ranking.number, (number) => rowsByNumber[number] ?? 0);
  const ranked = { snapshot, rows, inUse };
  const scoring = buildWeightedScoring(ranked);
  if (scoring !== undefined && scoring.criteria.length > 1) {
    return analyseByWeights(ranking, plan, scoring);
  }
  if (listUncertainCriteria(snapshot, inUse.definition).length > 0) {
    return analyseByRatings(ranking, plan, ranked);
  }
  const lone = scoring === undefined ? "goes by no weights" : "rests on one criterion";
  const reason = `Nothing is uncertain: the score ${lone}, and no rating that it asks is an interval.`;
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
  const drawn = drawWeights(createRandomStream(plan.seed), plan.draws, length);
  const draws = { drawn, criteria: length };
  const standings = rankByWeights({ count, buildScorer }, draws, tracked);
  const { first, ...tally } = countRanks(standings, cuts);
  freeDrawRanks(standings);
  return {
    ...buildEmptyStability(ranking, plan),
    ...tally,
    method: "weights",
    count: tracked,
    criteria: criteria.map(({ input }) => input),
    ...buildCriticalColumns(ranking, scoring, tracked),
    ...computeCentralWeights(first, drawn, length),
  };
}

function analyseByRatings(
  ranking: Ranking,
  plan: StabilityPlan,
  ranked: RankedSnapshot,
): Stability {
  const tracked = Math.min(plan.top, ranking.count - ranking.unscored);
  const { draws } = plan;
  const standings = rankByRatings(ranked, createRandomStream(plan.seed), { draws, tracked });
  const { first: _, ...tally } = countRanks(standings, cuts);
  freeDrawRanks(standings);
  const whole = {
    ...buildEmptyStability(ranking, plan),
    ...tally,
    ...buildNoCriticalColumns(tracked),
  };
  return { ...whole, method: "ratings", count: tracked };
}

/** No change of a weight is known that takes a place. */
function buildNoCriticalColumns(tracked: number) {
  return {
    change: new Float64Array(tracked).fill(Number.NaN),
    criterion: new Uint32Array(tracked),
    against: new Int32Array(tracked),
  };
}

function buildEmptyStability(
  { workspace, generation, model, revision }: Ranking,
  plan: StabilityPlan,
): Stability {
  const none = new Uint32Array(0);
  return {
    workspace,
    generation,
    model,
    revision,
    ...plan,
    method: "none",
    count: 0,
    criteria: [],
    best: none,
    worst: none,
    sum: new Float64Array(0),
    kept: none,
    within: none,
    change: new Float64Array(0),
    criterion: none,
    against: new Int32Array(0),
    leaders: none,
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
  for (let at = 0; at < units.length; at += 1) {
    const position = Math.floor(at / unitsByCriterion.length);
    units[at] = unitsByCriterion[at % unitsByCriterion.length]?.(position) ?? Number.NaN;
  }
  const scores = score.subarray(0, tracked);
  const found = findCriticalChanges({
    weights,
    units,
    // What is tied stays tied, which means computed anew might not.
    scores: isLog ? scores.map(positiveNaturalLog) : scores,
    ...(max < Infinity && { means: computeItemMeans(units, weights) }),
  });
  return {
    change: Float64Array.from(found, (critical) => critical?.changePercent ?? Number.NaN),
    criterion: Uint32Array.from(found, (critical) => critical?.criterion ?? 0),
    against: Int32Array.from(found, (critical) =>
      critical === undefined ? 0 : (number[critical.against] as number),
    ),
  };
}

/** Item by item, the weighted mean of the units rated. */
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

/** The mean of the weights of the draws in which an item is first, for those that ever are. */
function computeCentralWeights(first: Int32Array, drawn: Float64Array, criteria: number) {
  const leaders = [...new Set(first)].filter((item) => item >= 0).toSorted((a, b) => a - b);
  const central = new Float64Array(leaders.length * criteria);
  for (const [at, leader] of leaders.entries()) {
    const mean = central.subarray(at * criteria, (at + 1) * criteria);
    const draws = [...first.keys()].filter((draw) => first[draw] === leader);
    for (const draw of draws) {
      addInPlace(mean, weightsAt(drawn, draw, criteria));
    }
    divideInPlace(mean, draws.length);
  }
  return { leaders: Uint32Array.from(leaders), central };
}

function addInPlace(sums: Float64Array, numbers: Float64Array): void {
  for (let at = 0; at < sums.length; at += 1) {
    sums[at] = (sums[at] as number) + (numbers[at] as number);
  }
}

function divideInPlace(sums: Float64Array, by: number): void {
  for (let at = 0; at < sums.length; at += 1) {
    sums[at] = (sums[at] as number) / by;
  }
}
