import { type Sliced } from "../slices.ts";

/** A change to one weight at which an item and a lower-ranked item have the same score. */
export type RawCriticalChange = {
  /** The index of the criterion among `weights`. */
  readonly criterion: number;
  /** In percent of the current weight; −100 removes the weight. */
  readonly changePercent: number;
  /** The position of the other item. */
  readonly against: number;
};

/** Scored items, best first, with the weights and units of their scores. */
export type WeightedScores = {
  /** Adds up to 1. */
  readonly weights: Float64Array;
  /** Item → score. */
  readonly scores: Float64Array;
  /** Item → mean before the cap; absent if scores have no cap. */
  readonly means?: Float64Array;
  /** Item → rounded score, or rounded mean before the cap. Items with equal numbers are tied. */
  readonly rounded: Float64Array;
  /** Item by item, criterion by criterion: the unit; NaN where the item has no rating. */
  readonly units: Float64Array;
};

/** Tied scores need not descend: the lower item may have a score that is higher by this much. */
const ascentMax = 2 ** -39;

/** The largest change to report, in percent. A larger change has no practical meaning. */
const changePercentMax = 1e6;

/** The cost of solving for one weight of a pair: see `Sliced`. */
const solutionCost = 1 / 2;

/** The tolerance of a reduction that removes a weight, for rounding. Weights add up to 1. */
const reductionTolerance = 1e-9;

/**
 * Finds, for each item, the smallest relative change to one weight beyond which a lower item
 * overtakes it. The other weights keep their values. Returns undefined where no change does so.
 *
 *     δ = (P_j − P_i) / (a_jk − a_ik), feasible if δ ≤ w_k;  change = −δ · 100 / w_k
 *
 * P are the scores, a the units, w the weights, and δ is subtracted from w_k. Both ends count: a δ
 * that exceeds w_k by at most 1e-9 is w_k, a change of −100 %, and the largest change is 1,000,000
 * %. With missing ratings, a score is N / D, the weighted units over the rated weight, and δ solves
 *
 *     (N_i − δ a_ik) / (D_i − δ r_ik) = (N_j − δ a_jk) / (D_j − δ r_jk),  r = 1 if rated, 0 if not
 *
 * Without missing ratings this equals the first formula. An item whose only rating is for k keeps
 * its score at any weight of k. If scores are capped, P are the means before the cap. The change is
 * 0 if the cap ties two items and the lower one has the higher mean. Among equal changes, the one
 * against the better item counts. O(items² × criteria).
 *
 * Source: E. Triantaphyllou, A. Sánchez, A Sensitivity Analysis Approach for Some Deterministic
 * Multi-Criteria Decision-Making Methods, Decision Sciences 28, 1997.
 */
export function* findCriticalChanges(
  scored: WeightedScores,
): Sliced<(RawCriticalChange | undefined)[]> {
  const { scores, weights } = scored;
  const rated = sumRatedWeights(scored);
  const search = { scored, rated, slopeMax: computeSlopeMax(scored, rated) };
  const changes: (RawCriticalChange | undefined)[] = [];
  for (let above = 0; above < scores.length; above += 1) {
    const { best, pairs } = findSmallestChange(search, above);
    changes.push(best);
    yield pairs * weights.length * solutionCost;
  }
  return changes;
}

/** Finds the smallest change that costs an item its rank, and counts the compared pairs. */
function findSmallestChange(
  { scored, rated, slopeMax }: Omit<PairSearch, "best"> & { readonly slopeMax: number },
  above: number,
) {
  const { scores } = scored;
  const score = scores[above] as number;
  let best: RawCriticalChange | undefined;
  let below = above + 1;
  for (; below < scores.length; below += 1) {
    // Scores descend: if no smaller change closes this gap, none closes any later gap.
    const gap = score - (scores[below] as number) - ascentMax;
    if (gap > Math.abs(best?.changePercent ?? changePercentMax) * slopeMax) {
      break;
    }
    best = findCloserChange({ scored, rated, best }, above, below);
  }
  return { best, pairs: below - above };
}

type PairSearch = {
  readonly scored: WeightedScores;
  readonly rated: Float64Array;
  readonly best: RawCriticalChange | undefined;
};

/** Returns the smallest change that gives this pair equal scores, or `best` if none is smaller. */
function findCloserChange(
  { scored, rated, best: before }: PairSearch,
  above: number,
  below: number,
): RawCriticalChange | undefined {
  const { weights } = scored;
  let best = before;
  let least = best === undefined ? changePercentMax : Math.abs(best.changePercent);
  for (let criterion = 0; criterion < weights.length; criterion += 1) {
    const reduction = solveWeightReduction(scored, rated, { above, below, criterion });
    const change = (-reduction * 100) / (weights[criterion] as number) + 0;
    // NaN stands for no feasible change; no comparison with NaN is true.
    const isCloser = best === undefined ? Math.abs(change) <= least : Math.abs(change) < least;
    if (isCloser) {
      least = Math.abs(change);
      best = { criterion, changePercent: change, against: below };
    }
  }
  return best;
}

/**
 * Returns an upper bound for the reduction of a score gap by a change of 1 % to a weight.
 * The bound is infinite if one weight may be all of an item's rated weight. A score moves by
 * |unit − score| / (rated weight − δ) per δ.
 */
function computeSlopeMax({ weights, units }: WeightedScores, rated: Float64Array): number {
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const lightest = rated.reduce((least, weight) => Math.min(least, weight), Infinity);
  let [low, high] = [Infinity, -Infinity];
  for (const unit of units) {
    low = unit < low ? unit : low;
    high = unit > high ? unit : high;
  }
  const left = lightest - heaviest;
  // The factor 1.001 covers rounding.
  return left > 0 ? (1.001 * 2 * (high - low) * heaviest) / left / 100 : Infinity;
}

type Pair = { readonly above: number; readonly below: number; readonly criterion: number };

/** Returns the reduction of a weight that gives two items equal scores; NaN if there is none. */
function solveWeightReduction(
  scored: WeightedScores,
  rated: Float64Array,
  { above, below, criterion }: Pair,
): number {
  const { weights, units } = scored;
  const weight = weights[criterion] as number;
  const { score, other, gap } = compareScores(scored, above, below);
  const [d, e] = [rated[above] as number, rated[below] as number];
  const a = units[above * weights.length + criterion] as number;
  const b = units[below * weights.length + criterion] as number;
  const isFixed = Number.isNaN(a) || d === weight;
  const isOtherFixed = Number.isNaN(b) || e === weight;
  if (isFixed || isOtherFixed) {
    // Only one score changes with the weight, so it must reach the other one.
    const reduction = isFixed ? (e * gap) / (score - b) : (d * gap) / (a - other);
    return isFixed && isOtherFixed ? Number.NaN : keepFeasible(reduction, weight);
  }
  if (d === e) {
    return keepFeasible((d * gap) / (a - b), weight);
  }
  const linear = b * d + other * e - score * d - a * e;
  return findSmallerRoot({ square: a - b, linear, rest: d * e * gap }, weight);
}

/** Returns the scores of two items before the cap, and their gap: 0 if they are tied. */
function compareScores(
  { scores, means = scores, rounded }: WeightedScores,
  above: number,
  below: number,
) {
  const [score, other] = [means[above] as number, means[below] as number];
  const gap = rounded[above] === rounded[below] ? 0 : Math.max(score - other, 0);
  return { score, other, gap };
}

/** Returns the reduction, at most the weight; NaN if it is not finite or exceeds the weight. */
function keepFeasible(reduction: number, weight: number): number {
  const isFeasible = reduction <= weight + reductionTolerance && Number.isFinite(reduction);
  return isFeasible ? Math.min(reduction, weight) : Number.NaN;
}

/**
 * Returns the feasible root of square · δ² + linear · δ + rest closest to 0; NaN if there is none.
 */
function findSmallerRoot(
  {
    square,
    linear,
    rest,
  }: { readonly square: number; readonly linear: number; readonly rest: number },
  weight: number,
): number {
  const root = Math.sqrt(linear * linear - 4 * square * rest);
  const q = linear < 0 ? (root - linear) / 2 : -(root + linear) / 2;
  // Choosing the sign of `root` avoids cancellation. 0 / 0 is NaN and so not a root.
  const [first, second] = [keepFeasible(rest / q, weight), keepFeasible(q / square, weight)];
  if (Number.isNaN(first) || Number.isNaN(second)) {
    return Number.isNaN(first) ? second : first;
  }
  return Math.abs(first) <= Math.abs(second) ? first : second;
}

/** Returns, for each item, the total weight of the criteria with a rating. */
function sumRatedWeights({ weights, scores, units }: WeightedScores): Float64Array {
  return Float64Array.from(scores, (_, item) => {
    let sum = 0;
    for (let criterion = 0; criterion < weights.length; criterion += 1) {
      const isRated = !Number.isNaN(units[item * weights.length + criterion]);
      sum += isRated ? (weights[criterion] as number) : 0;
    }
    return sum;
  });
}
