import { positiveNaturalLog } from "../numeric/exponential.ts";
import { roundScore } from "../numeric/round-score.ts";
import { type Ranking } from "../ranking/ranking.ts";
import { type Sliced } from "../slices.ts";
import { findCriticalChanges } from "./critical-changes.ts";
import { type WeightedScoring } from "./weighted-scoring.ts";

/** The critical change of each tracked item; see `findCriticalChanges`. */
export type CriticalColumns = {
  /** The change in percent of a weight; NaN if there is none. */
  readonly change: Float64Array;
  /** The index of the criterion whose weight changes. */
  readonly criterion: Uint32Array;
  /** The number of the item that overtakes it. */
  readonly against: Int32Array;
};

/** Finds the critical changes of the tracked items. Scores that are not a weighted mean have none. */
export function* buildCriticalColumns(
  { number, score }: Ranking,
  { weights, meanInputs }: WeightedScoring,
  tracked: number,
): Sliced<CriticalColumns> {
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
  const means = max < Infinity ? computeItemMeans(units, weights) : undefined;
  const changes = yield* findCriticalChanges({
    weights,
    units,
    // The ranking's own scores: recomputed means could break ties by rounding.
    scores: isLog ? scores.map(positiveNaturalLog) : scores,
    rounded: (means ?? scores).map(roundScore),
    ...(means && { means }),
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

/** Builds the columns of items without a critical change. */
export function buildNoCriticalColumns(tracked: number): CriticalColumns {
  return {
    change: new Float64Array(tracked).fill(Number.NaN),
    criterion: new Uint32Array(tracked),
    against: new Int32Array(tracked),
  };
}
