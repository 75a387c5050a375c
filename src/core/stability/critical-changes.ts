/** A change of one criterion's weight at which an item and one below it score the same. */
export type RawCriticalChange = {
  /** Position of the criterion among those that are weighed. */
  readonly criterion: number;
  /** Per cent of its weight of now: −100 takes it away. */
  readonly changePercent: number;
  /** The position of the other item. */
  readonly against: number;
};

/** Scored items, best first, as weights see them. */
export type WeightedScores = {
  /** Adds up to 1. */
  readonly weights: Float64Array;
  /** Item by item, what it scores. */
  readonly scores: Float64Array;
  /** Item by item, the mean behind the score; the score itself unless a cap lies between them. */
  readonly means?: Float64Array;
  /** Item by item, criterion by criterion: the unit; NaN where it is not rated. */
  readonly units: Float64Array;
};

/**
 * For each item the smallest relative change of a single weight, the others left as they are,
 * beyond which some item below it takes its place; undefined where no change does.
 *
 *     δ = (P_j − P_i) / (a_jk − a_ik), feasible if δ ≤ w_k;  change = −δ · 100 / w_k
 *
 * with P the scores, a the units, w the weights and δ what is taken off w_k. Where ratings are
 * missing, each score is N / D, the weighted units over the weight rated, and δ solves
 *
 *     (N_i − δ a_ik) / (D_i − δ r_ik) = (N_j − δ a_jk) / (D_j − δ r_jk),  r = 1 where rated, else 0
 *
 * which is the former where both are rated by all. An item that is rated by nothing else keeps its
 * score whatever the criterion weighs. Where scores are capped, P are the means before the cap, and
 * what the cap ties without such a lead is told apart by any change. Of equal changes, the one
 * against the better item. O(items² × criteria).
 *
 * Source: E. Triantaphyllou, A. Sánchez, A Sensitivity Analysis Approach for Some Deterministic
 * Multi-Criteria Decision-Making Methods, Decision Sciences 28, 1997.
 */
export function findCriticalChanges(weighed: WeightedScores): (RawCriticalChange | undefined)[] {
  const { scores } = weighed;
  const rated = sumRatedWeights(weighed);
  const steepest = computeSlopeMax(weighed, rated);
  return Array.from(scores, (score, above) => {
    let best: RawCriticalChange | undefined;
    for (let below = above + 1; below < scores.length; below += 1) {
      // Scores fall: once a gap is too wide for a smaller change, so are all that follow.
      if (
        score - (scores[below] as number) >
        Math.abs(best?.changePercent ?? Infinity) * steepest
      ) {
        return best;
      }
      best = findCloserChange({ weighed, rated, best }, above, below);
    }
    return best;
  });
}

type PairSearch = {
  readonly weighed: WeightedScores;
  readonly rated: Float64Array;
  readonly best: RawCriticalChange | undefined;
};

/** The best so far, or a smaller change that brings these two together. */
function findCloserChange(
  { weighed, rated, best: before }: PairSearch,
  above: number,
  below: number,
): RawCriticalChange | undefined {
  const { weights } = weighed;
  let best = before;
  let least = Math.abs(best?.changePercent ?? Infinity);
  for (let criterion = 0; criterion < weights.length; criterion += 1) {
    const off = solveWeightReduction(weighed, rated, { above, below, criterion });
    const change = (-off * 100) / (weights[criterion] as number) + 0;
    // NaN, for no change at all, is not less than anything.
    if (Math.abs(change) < least) {
      least = Math.abs(change);
      best = { criterion, changePercent: change, against: below };
    }
  }
  return best;
}

/**
 * The most that one per cent of a weight can bring two items together; infinite where an item
 * hangs on one criterion. A score moves by |unit − score| / (weight rated − δ) per δ.
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
  // A little more, for the quotients are rounded.
  return left > 0 ? (1.001 * 2 * (high - low) * heaviest) / left / 100 : Infinity;
}

type Pair = { readonly above: number; readonly below: number; readonly criterion: number };

/** What has to be taken off a weight for two items to score the same; NaN if nothing does it. */
function solveWeightReduction(
  { weights, scores, means = scores, units }: WeightedScores,
  rated: Float64Array,
  { above, below, criterion }: Pair,
): number {
  const weight = weights[criterion] as number;
  const [score, other] = [means[above] as number, means[below] as number];
  const [d, e] = [rated[above] as number, rated[below] as number];
  const a = units[above * weights.length + criterion] as number;
  const b = units[below * weights.length + criterion] as number;
  const gap = Math.max(score - other, 0);
  const isStill = Number.isNaN(a) || d === weight;
  const isOtherStill = Number.isNaN(b) || e === weight;
  if (isStill || isOtherStill) {
    // Only one side moves: its score has to become the other's. If none does, nothing helps.
    const off = isStill ? (e * gap) / (score - b) : (d * gap) / (a - other);
    return isStill && isOtherStill ? Number.NaN : keepFeasible(off, weight);
  }
  if (d === e) {
    return keepFeasible((d * gap) / (a - b), weight);
  }
  const linear = b * d + other * e - score * d - a * e;
  return findSmallerRoot({ square: a - b, linear, rest: d * e * gap }, weight);
}

/** A weight cannot lose more than it has; what is equal already needs no change. */
function keepFeasible(off: number, weight: number): number {
  return off <= weight && Number.isFinite(off) ? off : Number.NaN;
}

/** The feasible root next to 0 of square · δ² + linear · δ + rest; NaN where there is none. */
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
  // Where both terms vanish, 0 / 0 is no root; and q is the larger of the two in size.
  const [near, far] = [keepFeasible(rest / q, weight), keepFeasible(q / square, weight)];
  if (Number.isNaN(near) || Number.isNaN(far)) {
    return Number.isNaN(near) ? far : near;
  }
  return Math.abs(near) <= Math.abs(far) ? near : far;
}

/** Item by item, the weight of the criteria it is rated by. */
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
