import { newScratchFloat64 } from "../../columns/scratch.ts";
import { type RatingColumn } from "../../snapshot/snapshot.ts";
import { type WeightedCriterion } from "../model.ts";
import { type ModelColumns } from "./model-columns.ts";

/** How much of what a model asks was answered, and how firmly. All along the rows. */
export type Coverage = {
  /** The weight that was rated: the sum in the order of the criteria. */
  readonly ratedWeight: Float64Array;
  readonly coverage: Float64Array;
  readonly confidence: Float64Array;
};

/**
 * The share of the weight that had a rating, and the same less the spread of the ratings.
 *
 *     coverage   = Σ rated w / Σ w
 *     confidence = Σ rated w · (1 − spread) / Σ w
 *     spread     = (high − low) / (|high| + |low|), within 0–1; 0 for a point
 *
 * Where no rating is an interval both are one column: a fresh one costs more than its sums.
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
  const sure = newScratchFloat64(columns.count);
  for (const { key, weight } of criteria) {
    addConfidentWeight(sure, columns.ratings.get(key), weight);
  }
  return { ratedWeight: rated, coverage, confidence: divideByTotal(sure, total) };
}

/** How wide an interval is for its size: 0 for a point, 1 when it reaches zero or beyond. */
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
    // A product instead of a choice: gaps are scattered, and a branch on them is mispredicted.
    const isRated = Number(!Number.isNaN(likely[row] ?? Number.NaN));
    rated[row] = (rated[row] ?? 0) + weight * isRated;
  }
}

function addConfidentWeight(
  sure: Float64Array,
  column: RatingColumn | undefined,
  weight: number,
): void {
  if (column?.low === undefined || column.high === undefined) {
    addRatedWeight(sure, column, weight);
    return;
  }
  const { likely, low, high } = column;
  for (let row = 0; row < sure.length; row += 1) {
    if (!Number.isNaN(likely[row])) {
      const spread = computeSpread(low[row] ?? Number.NaN, high[row] ?? Number.NaN);
      sure[row] = (sure[row] ?? 0) + weight * (1 - spread);
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
