import { type ResolvedModel } from "../models/model.ts";
import { pickRankingKey, type RankingKey } from "../ranking/ranking-key.ts";
import { countPassing, indexPositionsByNumber, type Ranking } from "../ranking/ranking.ts";
import { selectRanked } from "../ranking/select-ranked.ts";
import { runToEnd, type Sliced } from "../slices.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { computeCentralWeights } from "./central-weights.ts";
import {
  buildCriticalColumns,
  buildNoCriticalColumns,
  type CriticalColumns,
} from "./critical-columns.ts";
import {
  countRanks,
  type DrawRanks,
  freeDrawRanks,
  type RankCounts,
  type RankedPositions,
} from "./draw-ranks.ts";
import { drawWeights } from "./draw-weights.ts";
import { buildRatingDraws, listUncertainCriteria } from "./drawn-ratings.ts";
import { limitRedraws, type StabilityPlan } from "./plan.ts";
import { createRandomStream } from "./random-stream.ts";
import { rankByRedraws, type RankedSnapshot } from "./redraws.ts";
import { scoreTies } from "./tie-rounding.ts";
import { replaceWeights } from "./weighted-criteria.ts";
import { buildWeightedScoring, type WeightedScoring } from "./weighted-scoring.ts";
import { rankByWeights, weightsAt } from "./weights.ts";

/**
 * The random variables of the draws: the weights, the interval ratings, both, or `none` if nothing
 * is uncertain. Weights are drawn if the score is a weighted mean or distance.
 */
export const stabilityMethods = ["weights", "ratings", "weights-and-ratings", "none"] as const;

/** The stability of the best items of a ranking. Columns list the tracked items in rank order. */
export type Stability = RankingKey &
  StabilityPlan &
  Omit<RankCounts, "first"> &
  CriticalColumns & {
    readonly method: (typeof stabilityMethods)[number];
    /** The reason, if the method is `none`. */
    readonly reason?: string;
    /** The number of draws that were made: at most `draws`, and 0 if the method is `none`. */
    readonly drawsMade: number;
    /** The number of tracked items; 0 if the method is `none`. */
    readonly count: number;
    /** The inputs whose weights are drawn. */
    readonly criteria: readonly string[];
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
 * If the score is a weighted mean or a weighted distance, each draw takes the positive weights from
 * the plan's distribution. It also takes the interval ratings from triangular distributions, unless
 * the plan counts them as their likely values (SMAA-2). For other scores, each draw takes only the
 * interval ratings.
 *
 * Items that tie in a draw, within the rounding of `roundScore`, keep the order of the ranking.
 * Items without a score in the ranking stay behind all others, because the current weights decide
 * the coverage in every draw (`findAnalysisNote`). The same snapshot, model and plan give the same
 * bits.
 *
 * Gates depend on no weight and read the likely ratings, so no draw moves an item through a gate.
 * The analysis therefore ranks only the items that pass. Items that fail stay behind them.
 *
 * Critical changes exist for weighted means only. `findCriticalChanges` solves for them.
 *
 * Source: R. Lahdelma, J. Hokkanen, P. Salminen, SMAA, European Journal of Operational Research
 * 106, 1998; R. Lahdelma, P. Salminen, SMAA-2, Operations Research 49, 2001; T. Tervonen, R.
 * Lahdelma, Implementing stochastic multicriteria acceptability analysis, European Journal of
 * Operational Research 178, 2007.
 */
export function analyseAcceptability(subject: StabilitySubject, plan: StabilityPlan): Stability {
  return runToEnd(analyseAcceptabilityInSlices(subject, plan));
}

/** The items to rank again, their ranking, and its model. */
type StabilitySubject = {
  readonly snapshot: Snapshot;
  readonly ranking: Ranking;
  readonly resolvedModel: ResolvedModel;
};

/** Does the same as `analyseAcceptability`, in slices. */
export function* analyseAcceptabilityInSlices(
  { snapshot: unranked, ranking, resolvedModel }: StabilitySubject,
  plan: StabilityPlan,
): Sliced<Stability> {
  const snapshot = selectRanked(unranked, resolvedModel.definition);
  const rowsByNumber = indexPositionsByNumber(snapshot);
  const rows = Uint32Array.from(ranking.number, (number) => rowsByNumber[number] ?? 0);
  const ranked = { ranking, snapshot, rows, resolvedModel };
  const scoring = buildWeightedScoring(ranked);
  yield snapshot.count;
  const weighted = scoring !== undefined && scoring.criteria.length > 1 ? scoring : undefined;
  const { intervals } = plan;
  const uncertain =
    intervals === "drawn" ? listUncertainCriteria(snapshot, resolvedModel.definition) : [];
  if (uncertain.length > 0) {
    return yield* analyseByRedraws({ ...ranked, uncertain }, plan, weighted);
  }
  return weighted === undefined
    ? { ...buildEmptyStability(ranking, plan), reason: describeCertainty(scoring, intervals) }
    : yield* analyseByWeights(ranking, plan, weighted);
}

function describeCertainty(
  scoring: WeightedScoring | undefined,
  intervals: StabilityPlan["intervals"],
): string {
  const cause = scoring === undefined ? "uses no weights" : "depends on one weight only";
  const [ratings, remedy] =
    intervals === "drawn"
      ? ["none of its ratings is an interval", "Rate items with intervals to analyse stability."]
      : ["intervals count as their likely values", "Draw the intervals to analyse stability."];
  return `Nothing is uncertain: the score ${cause}, and ${ratings}. ${remedy}`;
}

/** Draws only weights: the units of the ratings stay the same in all draws. */
function* analyseByWeights(
  ranking: Ranking,
  plan: StabilityPlan,
  scoring: WeightedScoring,
): Sliced<Stability> {
  const { weights: own } = scoring;
  const { draws } = plan;
  const weights = drawWeights(createRandomStream(plan.seed), plan.weights, { draws, own });
  const positions = selectPositions(ranking, plan.top);
  const scorers = hasOwnWeights(plan) ? buildOwnScorers(ranking) : scoring;
  const ranks = yield* rankByWeights(positions, { weights, criteria: own.length }, scorers);
  return {
    ...(yield* summariseDraws({ ranking, plan }, ranks, { scoring, weights })),
    method: "weights",
  };
}

/** Draws the interval ratings, and the weights if the score depends on them. */
function* analyseByRedraws(
  ranked: RankedSnapshot & { readonly ranking: Ranking; readonly uncertain: readonly string[] },
  plan: StabilityPlan,
  scoring: WeightedScoring | undefined,
): Sliced<Stability> {
  const { ranking, snapshot, uncertain, resolvedModel } = ranked;
  const { definition } = resolvedModel;
  const random = createRandomStream(plan.seed);
  const draws = limitRedraws(plan.draws, ranking.count, resolvedModel);
  const drawn = scoring && {
    scoring,
    weights: drawWeights(random, plan.weights, { draws, own: scoring.weights }),
  };
  const positions = selectPositions(ranking, plan.top);
  const ranks = yield* rankByRedraws(ranked, positions, {
    draws,
    drawSnapshot: buildRatingDraws(snapshot, uncertain, random),
    readDefinition: (draw) =>
      drawn === undefined || hasOwnWeights(plan)
        ? definition
        : replaceWeights(definition, drawn.scoring, readDrawnWeights(drawn, draw)),
  });
  return {
    ...(yield* summariseDraws({ ranking, plan }, ranks, drawn)),
    method: drawn === undefined ? "ratings" : "weights-and-ratings",
  };
}

/** The weights of all draws, draw by draw. */
type DrawnWeights = { readonly scoring: WeightedScoring; readonly weights: Float64Array };

function readDrawnWeights({ scoring, weights }: DrawnWeights, draw: number): Float64Array {
  return weightsAt(weights, draw, scoring.criteria.length);
}

/** Counts the ranks of all draws, and frees the draws. */
function* summariseDraws(
  { ranking, plan }: { readonly ranking: Ranking; readonly plan: StabilityPlan },
  ranks: DrawRanks,
  drawn: DrawnWeights | undefined,
): Sliced<Stability> {
  const { first, ...counts } = yield* countRanks(ranks, cuts);
  const { draws: drawsMade, tracked: count } = ranks;
  freeDrawRanks(ranks);
  const empty = buildEmptyStability(ranking, plan);
  if (drawn === undefined) {
    return { ...empty, ...counts, drawsMade, count, ...buildNoCriticalColumns(count) };
  }
  const { scoring, weights } = drawn;
  return {
    ...empty,
    ...counts,
    drawsMade,
    count,
    criteria: scoring.criteria.map(({ input }) => input),
    ...(yield* buildCriticalColumns(ranking, scoring, count)),
    ...computeCentralWeights(first, weights, scoring.criteria.length),
  };
}

function selectPositions(ranking: Ranking, top: number): RankedPositions {
  const scored = countPassing(ranking);
  return { tracked: Math.min(top, scored), scored };
}

/** Returns whether every draw has the current weights, so that no draw changes a score. */
function hasOwnWeights({ weights }: StabilityPlan): boolean {
  return weights.kind === "around" && weights.spread === 0;
}

/** Returns the scores of the ranking itself, because recomputed scores differ by rounding. */
function buildOwnScorers({ score }: Ranking): Pick<WeightedScoring, "buildScorer" | "ties"> {
  return { buildScorer: (start, end) => () => score.subarray(start, end), ties: scoreTies };
}

function buildEmptyStability(ranking: Ranking, plan: StabilityPlan): Stability {
  const empty = new Uint32Array(0);
  return {
    ...pickRankingKey(ranking),
    ...plan,
    method: "none",
    drawsMade: 0,
    count: 0,
    criteria: [],
    best: empty,
    worst: empty,
    sum: new Float64Array(0),
    kept: empty,
    wins: new Float64Array(0),
    within: empty,
    change: new Float64Array(0),
    criterion: empty,
    against: new Int32Array(0),
    leaders: empty,
    central: new Float64Array(0),
  };
}
