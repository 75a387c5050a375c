import { newScratchFloat64 } from "../../columns/scratch.ts";
import { type RatingColumn } from "../../snapshot/snapshot.ts";
import { type WeightedCriterion } from "../model.ts";
import { type ModelColumns } from "./model-columns.ts";

/** The rated weight, the coverage and the confidence of each row. */
export type Coverage = {
  /** The sum of the rated weights, added in the order of the criteria. */
  readonly ratedWeight: Float64Array;
  readonly coverage: Float64Array;
  readonly confidence: Float64Array;
};

/**
 * Computes the rated share of the weight, and the same share reduced by the spread of the ratings.
 *
 *     coverage   = Σ rated w / Σ w
 *     confidence = Σ rated w · (1 − spread) / Σ w
 *     spread     = (high − low) / (|high| + |low|), clamped to 0–1; 0 for a single number
 *
 * If no rating is an interval, both are the same array, because allocating a second one costs more
 * than its sums.
 */
export function computeCoverage(
  columns: ModelColumns,
  criteria: readonly WeightedCriterion[],
): Coverage {
  const rated = newScratchFloat64(columns.count);
  let total = 0;
  let isSpread = false;
  for (const { key, weight } of criteria) {
    const column = columns.ratings.get(key);
    total += weight;
    addRatedWeight(rated, column, weight);
    isSpread ||= column?.low !== undefined;
  }
  const coverage = divideByTotal(rated, total);
  if (!isSpread) {
    return { ratedWeight: rated, coverage, confidence: coverage };
  }
  const confident = newScratchFloat64(columns.count);
  for (const { key, weight } of criteria) {
    addConfidentWeight(confident, columns.ratings.get(key), weight);
  }
  return { ratedWeight: rated, coverage, confidence: divideByTotal(confident, total) };
}

/** Computes the relative width of an interval: 0 for a point, 1 if it contains 0. */
export function computeSpread(low: number, high: number): number {
  const spread = (high - low) / (Math.abs(high) + Math.abs(low));
  return Number.isNaN(spread) ? 0 : Math.min(Math.max(spread, 0), 1);
}

function addRatedWeight(
  rated: Float64Array,
  column: RatingColumn | undefined,
  weight: number,
): void {
  if (column === undefined) {
    return;
  }
  const { likely } = column;
  for (let row = 0; row < rated.length; row += 1) {
    // A product instead of a branch: missing ratings are scattered, so the CPU mispredicts it.
    const isRated = Number(!Number.isNaN(likely[row] ?? Number.NaN));
    rated[row] = (rated[row] ?? 0) + weight * isRated;
  }
}

function addConfidentWeight(
  confident: Float64Array,
  column: RatingColumn | undefined,
  weight: number,
): void {
  if (column?.low === undefined || column.high === undefined) {
    addRatedWeight(confident, column, weight);
    return;
  }
  const { likely, low, high } = column;
  for (let row = 0; row < confident.length; row += 1) {
    if (!Number.isNaN(likely[row])) {
      const spread = computeSpread(low[row] ?? Number.NaN, high[row] ?? Number.NaN);
      confident[row] = (confident[row] ?? 0) + weight * (1 - spread);
    }
  }
}

function divideByTotal(weights: Float64Array, total: number): Float64Array {
  const shares = newScratchFloat64(weights.length);
  for (let row = 0; row < weights.length; row += 1) {
    shares[row] = total > 0 ? (weights[row] ?? 0) / total : 0;
  }
  return shares;
}
